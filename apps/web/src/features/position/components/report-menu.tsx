import { Menu } from '../../../ui/menu.tsx'

const forms = [
  ['pdf', 'PDF, A4'],
  ['html', 'Web page'],
  ['md', 'Markdown'],
] as const

/** The same figures as a document, of the version that is shown. */
export function ReportMenu() {
  return (
    <Menu label="Report" name="The report of this version">
      {forms.map(([form, text]) => (
        <a key={form} href={`/api/v1/report.${form}`} target="_blank" rel="noreferrer">
          {text}
        </a>
      ))}
    </Menu>
  )
}
