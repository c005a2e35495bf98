import { Apigatewayv2Integration } from '@cdktf/provider-aws/lib/apigatewayv2-integration/index.js';
import { Apigatewayv2Route } from '@cdktf/provider-aws/lib/apigatewayv2-route/index.js';
import { LambdaPermission } from '@cdktf/provider-aws/lib/lambda-permission/index.js';
import type { Construct } from 'constructs';

import { tokenScope } from '../names.ts';
import type { Stage } from '../stacks/stage-stack.ts';
import { methodsOf, type Route } from '../topology.ts';
import { AppFunction, type AppFunctionSettings } from './app-function.ts';
import type { HttpApi } from './http-api.ts';

export interface HttpFunctionSettings extends AppFunctionSettings {
  readonly api: HttpApi;
  /** Those that lead to this function. */
  readonly routes: readonly Route[];
}

/** A function behind the API: called by its routes, and by nothing else. */
export class HttpFunction extends AppFunction {
  constructor(stack: Construct, stage: Stage, settings: HttpFunctionSettings) {
    super(stack, stage, settings);
    const { api, routes } = settings;
    const integration = new Apigatewayv2Integration(this, 'integration', {
      apiId: api.id,
      integrationType: 'AWS_PROXY',
      integrationUri: this.invokeArn,
      payloadFormatVersion: '2.0',
      // The most that API Gateway allows; the function ends before.
      timeoutMilliseconds: 30_000,
    });
    new LambdaPermission(this, 'permission', {
      statementId: 'api-gateway',
      action: 'lambda:InvokeFunction',
      functionName: this.functionName,
      principal: 'apigateway.amazonaws.com',
      // Any stage, method and path of this one API.
      sourceArn: `${api.executionArn}/*/*`,
    });
    for (const route of routes)
      for (const method of methodsOf(route))
        new Apigatewayv2Route(this, routeId(method, route.path), {
          apiId: api.id,
          routeKey: `${method} ${route.path}`,
          target: `integrations/${integration.id}`,
          ...this.#guard(route, { api, domain: stage.config.domain }),
        });
  }

  #guard({ scope }: Route, { api, domain }: { api: HttpApi; domain: string }) {
    if (scope === undefined) return { authorizationType: 'NONE' };
    return {
      authorizationType: 'JWT',
      authorizerId: api.authorizerId,
      authorizationScopes: [tokenScope(domain, scope)],
    };
  }
}

/** The id of a route's construct: `get-words-word` for the API, `get-page-word-word` for the page. */
function routeId(method: string, path: string): string {
  return `${method.toLowerCase()}${path.replace(/^\/(?!api\/)/u, '/page/').replace(/^\/api/u, '')}`
    .replaceAll(/[^a-z]+/gu, '-')
    .replace(/-$/u, '');
}
