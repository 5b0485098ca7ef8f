/**
 * OpenAPI 3.1, derived from the contracts.
 */
import { z } from 'zod'
import type { OperationContract, Words } from './contract.ts'
import type { Operation } from './operation.ts'

/** The document at /api/openapi.json. */
export function openApi(
  operations: readonly Operation[],
  table: Record<string, { status: number; text: Words }>,
  version: string,
): object {
  const paths: Record<string, object> = {}
  for (const { contract, access } of operations) {
    const codes = Object.keys(contract.errors)
    paths[`/api/${contract.name}`] = {
      post: {
        operationId: contract.name,
        tags: [contract.name.split('.')[0]],
        summary: `${contract.summary.zh} / ${contract.summary.en}`,
        security:
          access.kind === 'open' ? [{}, { bearer: [] }, { session: [] }] : [{ bearer: [] }, { session: [] }],
        requestBody: { required: true, content: json(schemaOf(contract.input, 'input')) },
        responses: {
          200: { description: contract.summary.en, content: json(answerSchema(contract)) },
          ...answersFor(codes, table),
        },
      },
    }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Linli 邻里', version },
    paths,
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: 'linli' },
      },
      schemas: { Error: errorSchema },
    },
  }
}

const citationSchema = {
  type: 'object',
  properties: {
    statute: { type: 'string' },
    article: { type: 'string' },
    quote: { type: 'string' },
    url: { type: 'string' },
  },
}

const warningsSchema = {
  type: 'array',
  items: {
    type: 'object',
    properties: {
      code: { type: 'string' },
      message: { type: 'string' },
      basis: { type: 'array', items: citationSchema },
    },
  },
}

const errorSchema = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'message'],
      properties: {
        code: { type: 'string' },
        message: { type: 'string' },
        fields: { type: 'object', additionalProperties: { type: 'string' } },
        basis: { type: 'array', items: citationSchema },
        appeal: { type: 'string' },
        decider: {
          type: 'object',
          properties: {
            body: { type: 'string' },
            name: { type: 'string' },
            within: { type: 'string' },
            basis: { type: 'array', items: citationSchema },
          },
        },
        requestId: { type: 'string' },
      },
    },
  },
}

/** What a command gives; what it went on in spite of stands beside it. */
function answerSchema({ kind, output }: OperationContract): object {
  const schema = schemaOf(output, 'output') as { type?: string; properties?: object }
  if (kind !== 'command' || schema.type !== 'object') return schema
  return { ...schema, properties: { ...schema.properties, warnings: warningsSchema } }
}

function json(schema: object) {
  return { 'application/json': { schema } }
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): object {
  return z.toJSONSchema(schema, { io, unrepresentable: 'any' })
}

function answersFor(
  codes: string[],
  table: Record<string, { status: number; text: Words }>,
): Record<string, object> {
  const answers: Record<string, string[]> = {
    400: ['request.malformed'],
    401: ['access.sign-in'],
    403: ['access.forbidden'],
    404: ['record.not-found'],
  }
  for (const code of codes) {
    const status = table[code]?.status ?? 422
    answers[status] = [...(answers[status] ?? []), code]
  }
  return Object.fromEntries(
    Object.entries(answers).map(([status, several]) => [
      status,
      { description: several.join(', '), content: json({ $ref: '#/components/schemas/Error' }) },
    ]),
  )
}
