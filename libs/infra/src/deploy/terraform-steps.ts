export const stackNames = ['foundation', 'words'] as const;
export const verbs = ['plan', 'apply', 'destroy'] as const;

export type StackName = (typeof stackNames)[number];
export type Verb = (typeof verbs)[number];

/** What a stack's providers read from the environment, beside the credentials of AWS. */
export const providerCredentials: Readonly<Record<StackName, readonly string[]>> = {
  foundation: ['COCKROACH_API_KEY'],
  words: ['CLOUDFLARE_API_TOKEN'],
};

/** The calls of Terraform, in order. With a lock file, providers with other checksums than its are refused. */
export const terraformSteps = (verb: Verb, { isLocked }: { isLocked: boolean }): string[][] => {
  const approval = verb === 'plan' ? [] : ['-auto-approve'];
  return [
    // The folder is shared by the stages, so it may remember the state of another one.
    ['init', '-input=false', '-no-color', '-reconfigure', ...(isLocked ? ['-lockfile=readonly'] : [])],
    [verb, '-input=false', '-no-color', ...approval],
  ];
};
