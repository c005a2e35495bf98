import { DataAwsCallerIdentity } from '@cdktf/provider-aws/lib/data-aws-caller-identity/index.js';
import { CloudflareProvider } from '@cdktf/provider-cloudflare/lib/provider/index.js';
import { TerraformOutput } from 'cdktf';
import type { Construct } from 'constructs';

import type { StageConfig } from '../config.ts';
import { AlarmMail } from '../constructs/alarm-mail.ts';
import { addDeployedCommit } from '../constructs/deployed-commit.ts';
import { addMetricAlarms } from '../constructs/metric-alarms.ts';
import { addRequestUnitAlarm } from '../constructs/request-unit-alarm.ts';
import { HealthDashboard } from '../constructs/health-dashboard.ts';
import { HttpApi } from '../constructs/http-api.ts';
import { PublicAddress } from '../constructs/public-address.ts';
import { SignIn } from '../constructs/sign-in.ts';
import { stageName } from '../names.ts';
import { addFunctions } from './add-functions.ts';
import { addStores } from './add-stores.ts';
import { type Stage, StageStack } from './stage-stack.ts';

export const wordsStackId = 'words';

export interface WordsStackSettings {
  readonly config: StageConfig;
  /** Absolute path of the folder with one folder an app. */
  readonly bundles: string;
}

/** The system in AWS: everything that the topology names, and what it needs to be reached and watched. */
export class WordsStack extends StageStack {
  constructor(scope: Construct, { config, bundles }: WordsStackSettings) {
    super(scope, wordsStackId, config);
    new CloudflareProvider(this, 'cloudflare');
    const account = new DataAwsCallerIdentity(this, 'account').accountId;
    const stage: Stage = {
      config,
      name: (thing) => stageName(config.stage, thing),
      alarmTopicArn: new AlarmMail(this, config).topicArn,
    };
    const address = new PublicAddress(this, config);
    const signIn = new SignIn(this, stage);
    const api = new HttpApi(this, stage, { address, signIn });
    const stores = addStores(this, stage, { account, signInClient: signIn.clientId });
    const functions = addFunctions(this, stage, { resources: stores.resources, bundles, api, account });
    addMetricAlarms(this, stage);
    addRequestUnitAlarm(this, stage);
    addDeployedCommit(this, config.stage);
    new HealthDashboard(this, stage, {
      queueNames: stores.queueNames,
      functionNames: functions.map(({ functionName }) => functionName),
      apiId: api.id,
    });
    this.#addOutputs(stage, signIn);
  }

  #addOutputs({ config: { stage, domain } }: Stage, signIn: SignIn): void {
    new TerraformOutput(this, `${stage}-api-url`, { value: `https://${domain}/api` });
    new TerraformOutput(this, `${stage}-sign-in-client`, { value: signIn.clientId });
    new TerraformOutput(this, `${stage}-token-issuer`, { value: signIn.issuer });
  }
}
