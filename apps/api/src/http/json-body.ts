import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { BadRequestException, UnsupportedMediaTypeException } from '@nestjs/common';
import { type NestFastifyApplication, RouteConfig } from '@nestjs/platform-fastify';
import { Refusal } from '@relais/event-sourcing';
import type { FastifyRequest } from 'fastify';

/** Bytes of a body, at most, where a route does not say more: 50 keys of objections, the longest otherwise, have 10 KB. */
const usualBody = 32 * 1024;

/** A route whose bodies may be longer, and how many bytes they may have. */
export const LongBody = (bytes: number): MethodDecorator => RouteConfig({ longestBody: bytes });

export const longestBodyOf = ({ routeOptions }: FastifyRequest): number =>
  (routeOptions.config as { longestBody?: number } | undefined)?.longestBody ?? usualBody;

export const deepestNesting = 16;
const mostChunks = 1000;

/** How many values a body may have that may have so many bytes: each costs time, however short it is. */
export const mostValuesIn = (bytes: number): number => (bytes / usualBody) * 2000;

const quote = 0x22;
const comma = 0x2c;
const backslash = 0x5c;
const bracket = 0x5b;
const endOfBracket = 0x5d;
const brace = 0x7b;
const endOfBrace = 0x7d;

/** Whether JSON has at most so many values and is not nested too deep; looks at each byte once, and builds nothing. */
export function isBoundedJson(json: Uint8Array, mostValues: number): boolean {
  let depth = 0;
  let values = 1;
  let isInText = false;
  for (let at = 0; at < json.length; at++) {
    const byte = json[at];
    if (byte === quote) isInText = !isInText;
    if (isInText) {
      if (byte === backslash) at += 1;
      continue;
    }
    if (byte === comma) values += 1;
    else if (byte === bracket || byte === brace) {
      depth += 1;
      values += 1;
    } else if (byte === endOfBracket || byte === endOfBrace) depth -= 1;
    if (depth > deepestNesting || values > mostValues) return false;
  }
  return true;
}

/**
 * All bytes of a body.
 * @throws Refusal `too-large` as soon as there are too many of them, or as they come in too many chunks: each costs time
 */
function bytesOf(body: Readable, longest: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const take = (chunk: Buffer): void => {
      chunks.push(chunk);
      length += chunk.length;
      if (length <= longest && chunks.length <= mostChunks) return;
      body.off('data', take).pause();
      reject(tooLarge(longest));
    };
    body
      .on('data', take)
      .once('end', () => {
        resolve(Buffer.concat(chunks));
      })
      .once('error', () => {
        reject(new BadRequestException('The body ended early.'));
      });
  });
}

export const tooLarge = (longest: number): Refusal =>
  new Refusal('too-large', `A body has at most ${String(longest)} bytes here, in few chunks.`);

const forms = ['application/x-www-form-urlencoded', 'multipart/form-data'];

/** Bodies are JSON only: what a form of another page can send is not read, and refused unless the route ignores it. */
export function readJsonBodies(app: NestFastifyApplication): void {
  const server = app.getHttpAdapter().getInstance();
  const parse = server.getDefaultJsonParser('error', 'error');
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', async (request: FastifyRequest, body: IncomingMessage) => {
    const longest = longestBodyOf(request);
    const mostValues = mostValuesIn(longest);
    const json = await bytesOf(body, longest);
    if (!isUtf8(json)) throw new BadRequestException('The body is not UTF-8.');
    if (!isBoundedJson(json, mostValues))
      throw new BadRequestException(
        `The body is nested more than ${String(deepestNesting)} deep, or has more than ${String(mostValues)} values.`,
      );
    return new Promise((resolve, reject) => {
      void parse(request, json.toString(), (error, value) => {
        if (error) reject(error);
        else resolve(value);
      });
    });
  });
  server.addContentTypeParser(forms, async (request: FastifyRequest, body: IncomingMessage) => {
    const { ignoresForm = false } = request.routeOptions.config as { ignoresForm?: boolean };
    if (!ignoresForm) throw new UnsupportedMediaTypeException('A body is JSON: application/json.');
    await bytesOf(body, longestBodyOf(request));
    return null;
  });
}
