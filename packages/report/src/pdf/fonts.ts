import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'

/** Folders with the two weights of Inter that the pages are set in. */
export function fontFolders(): string[] {
  const require = createRequire(import.meta.url)
  return [
    require.resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf'),
    require.resolve('@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf'),
  ].map((file) => dirname(file))
}

/** Where a machine keeps its own fonts, for names in scripts that Inter has no letters of. */
export function installedFontFolders(): string[] {
  const home = homedir()
  return [
    '/usr/share/fonts',
    '/usr/local/share/fonts',
    '/System/Library/Fonts',
    '/Library/Fonts',
    'C:\\Windows\\Fonts',
    join(home, '.local/share/fonts'),
    join(home, 'Library/Fonts'),
  ].filter((folder) => existsSync(folder))
}
