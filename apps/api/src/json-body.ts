import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { BadRequestException } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Refusal } from '@relais/event-sourcing';
import type { FastifyRequest } from 'fastify';

/** Bytes of a body, at most: a pasted list of 100 people, the largest of today, has at most 30,000 characters. */
export const largestBody = 128 * 1024;

export const deepestNesting = 16;
export const mostValues = 2000;
const mostChunks = 1000;

const [quote, comma, backslash] = [0x22, 0x2c, 0x5c];
const [bracket, endOfBracket, brace, endOfBrace] = [0x5b, 0x5d, 0x7b, 0x7d];

/** Whether JSON has at most so many values, so deep; looks at each byte once, and builds nothing. */
export function isBoundedJson(json: Uint8Array): boolean {
  let depth = 0;
  let values = 1;
  for (let at = 0; at < json.length; at++) {
    const byte = json[at];
    if (byte === quote) at = endOfString(json, at + 1);
    else if (byte === comma) values += 1;
    else if (byte === bracket || byte === brace) {
      depth += 1;
      values += 1;
    } else if (byte === endOfBracket || byte === endOfBrace) depth -= 1;
    if (depth > deepestNesting || values > mostValues) return false;
  }
  return true;
}

/** Where the quote stands that ends the string whose first character is at `at`. */
function endOfString(json: Uint8Array, at: number): number {
  while (at < json.length && json[at] !== quote) at += json[at] === backslash ? 2 : 1;
  return at;
}

/**
 * All bytes of a body.
 * @throws Refusal `too-large` as soon as there are too many of them, or as they come in too many chunks: each costs time
 */
function bytesOf(body: Readable): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const take = (chunk: Buffer): void => {
      chunks.push(chunk);
      length += chunk.length;
      if (length <= largestBody && chunks.length <= mostChunks) return;
      body.off('data', take).pause();
      reject(tooLarge());
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

export const tooLarge = (): Refusal =>
  new Refusal('too-large', `A body has at most ${String(largestBody)} bytes, in few chunks.`);

/** Bodies are JSON and nothing else: what a form of any page may send is not read. */
export function readJsonBodies(app: NestFastifyApplication): void {
  const server = app.getHttpAdapter().getInstance();
  const parse = server.getDefaultJsonParser('error', 'error');
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', async (request: FastifyRequest, body: IncomingMessage) => {
    const json = await bytesOf(body);
    if (!isUtf8(json)) throw new BadRequestException('The body is not UTF-8.');
    if (!isBoundedJson(json))
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
}
