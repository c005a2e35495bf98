export const stackNames = ['foundation', 'words'] as const;
export const verbs = ['plan', 'apply', 'destroy'] as const;

export type StackName = (typeof stackNames)[number];
export type Verb = (typeof verbs)[number];

/**
 * What the providers read from the environment, beside the credentials of AWS. Every stack asks for all of them, so
 * that a deployment does not find out half-way that one is missing.
 */
export const providerCredentials = ['COCKROACH_API_KEY', 'CLOUDFLARE_API_TOKEN'] as const;

/** The calls of Terraform, in order. With a lock file, providers with other checksums than its are refused. */
export const terraformSteps = (verb: Verb, { isLocked }: { isLocked: boolean }): string[][] => {
  const approval = verb === 'plan' ? [] : ['-auto-approve'];
  return [
    // The folder is shared by the stages, so it may remember the state of another one.
    ['init', '-input=false', '-no-color', '-reconfigure', ...(isLocked ? ['-lockfile=readonly'] : [])],
    [verb, '-input=false', '-no-color', ...approval],
  ];
};
