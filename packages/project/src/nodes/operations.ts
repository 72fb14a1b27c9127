import { sha256 } from '../files/read-files.ts'
import type { ProjectConfig } from '../config/project-config.ts'
import type { NodeSpec } from '../resolve/node-spec.ts'

export interface OperationSpec {
  readonly spec: NodeSpec
  readonly index: number
}

/** The on-run-start and on-run-end hooks of one project. */
export function operationSpecs(project: ProjectConfig): readonly OperationSpec[] {
  return [
    ...hooks(project, 'on-run-start', project.onRunStart),
    ...hooks(project, 'on-run-end', project.onRunEnd),
  ]
}

function hooks(project: ProjectConfig, moment: string, sqls: readonly string[]): readonly OperationSpec[] {
  return sqls.map((sql, index) => {
    const name = `${project.name}-${moment}-${index}`
    return {
      index,
      spec: {
        type: 'operation',
        uniqueId: `operation.${project.name}.${name}`,
        name,
        packageName: project.name,
        path: `hooks/${name}.sql`,
        file: './dbt_project.yml',
        fqn: [project.name, 'hooks', name],
        rawCode: sql,
        line: 1,
        column: 1,
        checksum: sha256(sql),
        properties: null,
        yamlConfig: {},
        described: {},
        extraTags: [moment],
      },
    }
  })
}
