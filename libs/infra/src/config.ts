import { batchPrices, defaultModel } from '@word-list/domain';
import * as z from 'zod';

import { tokenScope } from './names.ts';

/** Stand-ins that let anybody synthesise a stage. None of them can be deployed. */
export const placeholders = {
  STAGE: 'example',
  STATE_BUCKET: 'word-list-state-example',
  DOMAIN: 'words.example.com',
  CLOUDFLARE_ZONE_ID: '00000000000000000000000000000000',
  ALARM_EMAIL: 'alarms@example.com',
} as const;

const price = z.strictObject({
  input: z.number().nonnegative(),
  cachedInput: z.number().nonnegative(),
  output: z.number().nonnegative(),
});

const prices = z.string().transform((text, context): Readonly<Record<string, z.infer<typeof price>>> => {
  try {
    return z.record(z.string(), price).parse(JSON.parse(text));
  } catch {
    context.addIssue(
      'has to be JSON: {"<model>":{"input":…,"cachedInput":…,"output":…}}, dollars per million',
    );
    return z.NEVER;
  }
});

const wholeNumber = z
  .string()
  .regex(/^[1-9]\d*$/u)
  .transform(Number);

/** The variables that describe a stage, by name. */
export const stageVariables = z
  .object({
    /** Part of every name and of the state's keys, so that stages share nothing. */
    STAGE: z
      .string()
      .regex(/^[a-z][a-z0-9]{1,9}$/u, 'has to be 2 to 10 lower-case letters and digits, without hyphens')
      // No hyphens: the roles of a stage `a` would cover those of `a-b`. With the prefix, CockroachDB takes no longer name.
      .max(10)
      // Cognito refuses these words in the name of a sign-in domain.
      .refine((stage) => !/aws|amazon|cognito/u.test(stage))
      .default(placeholders.STAGE),
    AWS_REGION: z
      .string()
      .regex(/^[a-z]{2}(-[a-z]+)+-\d$/u)
      .default('eu-west-1'),
    STATE_BUCKET: z
      .string()
      .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/u)
      .default(placeholders.STATE_BUCKET),
    DOMAIN: z
      .string()
      .regex(/^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/u)
      // API Gateway takes scopes of at most 64 letters, and the domain is part of them.
      .max(64 - tokenScope('', 'sources:write').length)
      .default(placeholders.DOMAIN),
    CLOUDFLARE_ZONE_ID: z
      .string()
      .regex(/^[0-9a-f]{32}$/u)
      .default(placeholders.CLOUDFLARE_ZONE_ID),
    ALARM_EMAIL: z.email().default(placeholders.ALARM_EMAIL),
    MONTHLY_BUDGET_USD: wholeNumber.default(20),
    COCKROACH_REGION: z.string().optional(),
    COCKROACH_REQUEST_UNITS: wholeNumber.default(50_000_000),
    COCKROACH_STORAGE_MIB: wholeNumber.default(10_240),
    MODEL_BASE_URL: z.url({ protocol: /^https$/u }).default('https://api.openai.com/v1'),
    MODEL_NAME: z.string().min(1).default(defaultModel),
    MODEL_PRICES: prices.default(batchPrices()),
  })
  .refine((stage) => stage.MODEL_PRICES[stage.MODEL_NAME] !== undefined, {
    path: ['MODEL_PRICES'],
    error: 'has no price for MODEL_NAME: the budgets of runs would not hold',
  });

export interface StageConfig {
  readonly stage: string;
  /** Whether data of this stage is guarded against deletion. */
  readonly isProduction: boolean;
  readonly region: string;
  readonly stateBucket: string;
  readonly domain: string;
  readonly cloudflareZoneId: string;
  readonly alarmEmail: string;
  readonly monthlyBudgetUsd: number;
  readonly database: { readonly region: string; readonly requestUnits: number; readonly storageMib: number };
  readonly model: { readonly baseUrl: string; readonly name: string; readonly prices: string };
}

type Source = Readonly<Record<string, string | undefined>>;

/** What a stage is made from. Throws an error that names every variable whose value cannot be used. */
export const readConfig = (source: Source): StageConfig => {
  const parsed = stageVariables.safeParse(withoutEmpty(source));
  if (!parsed.success) throw new Error(`The stage cannot be described:\n${z.prettifyError(parsed.error)}`);
  const stage = parsed.data;
  return {
    stage: stage.STAGE,
    isProduction: stage.STAGE === 'production',
    region: stage.AWS_REGION,
    stateBucket: stage.STATE_BUCKET,
    domain: stage.DOMAIN,
    cloudflareZoneId: stage.CLOUDFLARE_ZONE_ID,
    alarmEmail: stage.ALARM_EMAIL,
    monthlyBudgetUsd: stage.MONTHLY_BUDGET_USD,
    database: {
      region: stage.COCKROACH_REGION ?? stage.AWS_REGION,
      requestUnits: stage.COCKROACH_REQUEST_UNITS,
      storageMib: stage.COCKROACH_STORAGE_MIB,
    },
    model: {
      baseUrl: stage.MODEL_BASE_URL,
      name: stage.MODEL_NAME,
      prices: JSON.stringify(stage.MODEL_PRICES),
    },
  };
};

/** The variables that still have no value, or the stand-in, and so make the stage impossible to deploy. */
export const missingForDeploy = (source: Source): string[] =>
  Object.entries(placeholders)
    .filter(([name, placeholder]) => [undefined, '', placeholder].includes(source[name]))
    .map(([name]) => name);

/** Unset repository variables of a workflow arrive as empty strings. */
function withoutEmpty(source: Source): Source {
  return Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
}
