import { Apigatewayv2Api } from '@cdktf/provider-aws/lib/apigatewayv2-api/index.js';
import { Apigatewayv2ApiMapping } from '@cdktf/provider-aws/lib/apigatewayv2-api-mapping/index.js';
import { Apigatewayv2Authorizer } from '@cdktf/provider-aws/lib/apigatewayv2-authorizer/index.js';
import { Apigatewayv2DomainName } from '@cdktf/provider-aws/lib/apigatewayv2-domain-name/index.js';
import { Apigatewayv2Stage } from '@cdktf/provider-aws/lib/apigatewayv2-stage/index.js';
import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group/index.js';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record/index.js';
import { Construct } from 'constructs';

import type { Stage } from '../stacks/stage-stack.ts';
import { cors } from '../topology.ts';
import { addAlarm } from './alarm.ts';
import { logDays } from './app-function.ts';
import type { PublicAddress } from './public-address.ts';
import type { SignIn } from './sign-in.ts';

/** Requests a second, for the whole API: enough for readers, too little to run up a bill. */
const throttle = { throttlingRateLimit: 50, throttlingBurstLimit: 100 };

/** Neither tokens nor query strings: what a reader searches for is nobody's business. */
const accessLogFormat = JSON.stringify({
  time: '$context.requestTime',
  requestId: '$context.requestId',
  route: '$context.routeKey',
  status: '$context.status',
  milliseconds: '$context.responseLatency',
  bytes: '$context.responseLength',
  address: '$context.identity.sourceIp',
  error: '$context.error.message',
  authorizerError: '$context.authorizer.error',
  integrationError: '$context.integrationErrorMessage',
});

export interface HttpApiSettings {
  readonly address: PublicAddress;
  readonly signIn: SignIn;
}

/** The public API: one domain, no other way in, limited in rate, logged. */
export class HttpApi extends Construct {
  readonly id: string;
  readonly executionArn: string;
  readonly authorizerId: string;

  constructor(stack: Construct, stage: Stage, { address, signIn }: HttpApiSettings) {
    super(stack, 'api-gateway');
    const api = new Apigatewayv2Api(this, 'api', {
      name: stage.name('api'),
      protocolType: 'HTTP',
      disableExecuteApiEndpoint: true,
      ipAddressType: 'dualstack',
      corsConfiguration: {
        allowOrigins: [...cors.allowOrigins],
        allowMethods: [...cors.allowMethods],
        allowHeaders: [...cors.allowHeaders],
        exposeHeaders: [...cors.exposeHeaders],
        maxAge: cors.maxAgeSeconds,
      },
    });
    this.id = api.id;
    this.executionArn = api.executionArn;
    this.authorizerId = new Apigatewayv2Authorizer(this, 'authorizer', {
      name: stage.name('operators'),
      apiId: api.id,
      authorizerType: 'JWT',
      identitySources: ['$request.header.Authorization'],
      jwtConfiguration: { issuer: signIn.issuer, audience: [signIn.clientId] },
    }).id;
    this.#publish(stage, address, this.#addStage(stage));
    this.#watch(stage);
  }

  #addStage(stage: Stage): Apigatewayv2Stage {
    const logs = new CloudwatchLogGroup(this, 'access-log', {
      name: `/aws/vendedlogs/${stage.name('api')}`,
      retentionInDays: logDays(stage),
    });
    return new Apigatewayv2Stage(this, 'stage', {
      apiId: this.id,
      name: '$default',
      autoDeploy: true,
      defaultRouteSettings: { ...throttle, detailedMetricsEnabled: false },
      accessLogSettings: { destinationArn: logs.arn, format: accessLogFormat },
    });
  }

  #publish({ config: { domain } }: Stage, address: PublicAddress, stage: Apigatewayv2Stage): void {
    const name = new Apigatewayv2DomainName(this, 'domain-name', {
      domainName: domain,
      domainNameConfiguration: {
        certificateArn: address.certificateArn,
        endpointType: 'REGIONAL',
        ipAddressType: 'dualstack',
        securityPolicy: 'TLS_1_2',
      },
    });
    new Apigatewayv2ApiMapping(this, 'mapping', { apiId: this.id, domainName: name.id, stage: stage.id });
    const { targetDomainName, hostedZoneId } = name.domainNameConfiguration;
    for (const type of ['A', 'AAAA'])
      new Route53Record(this, `address-${type.toLowerCase()}`, {
        zoneId: address.zoneId,
        name: domain,
        type,
        alias: { name: targetDomainName, zoneId: hostedZoneId, evaluateTargetHealth: false },
      });
  }

  #watch(stage: Stage): void {
    addAlarm(this, stage, {
      name: 'errors',
      meaning: 'callers of the API get errors that are not theirs',
      metric: {
        namespace: 'AWS/ApiGateway',
        metricName: '5xx',
        dimensions: { ApiId: this.id },
        statistic: 'Sum',
      },
      above: 4,
    });
  }
}
