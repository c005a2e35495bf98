/** Something that breaks a rule of the workspace: `where` is a project, a file, or a file and a line. */
export interface Problem {
  readonly where: string;
  readonly what: string;
}
