import type { OpenAI } from 'openai';
import type { RunnerContext } from '../batches/runner-context.ts';
import { ApiError } from './api-error.ts';
import { type Route, sendJson } from './exchange.ts';

/** /v1/models: the one model that answers here. */
export const modelRoutes = ({ answerer }: Pick<RunnerContext, 'answerer'>): Route[] => {
  const names = answerer.model === undefined ? [] : [answerer.model];
  return [
    {
      method: 'GET',
      path: /^\/v1\/models$/u,
      handle(exchange) {
        sendJson(exchange, 200, { object: 'list', data: names.map(modelObject) });
      },
    },
    {
      method: 'GET',
      path: /^\/v1\/models\/(?<id>.+)$/u,
      handle(exchange) {
        const id = decodeURIComponent(exchange.params['id'] ?? '');
        if (!names.includes(id))
          throw new ApiError(404, `The model '${id}' does not exist`, {
            param: 'model',
            code: 'model_not_found',
          });
        sendJson(exchange, 200, modelObject(id));
      },
    },
  ];
};

function modelObject(id: string): OpenAI.Model {
  return {
    id,
    object: 'model',
    created: 0,
    owned_by: 'word-list',
  };
}
