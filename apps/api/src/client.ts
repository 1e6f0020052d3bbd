import { normalizeIp } from '@nestjs/throttler';
import type { FastifyRequest } from 'fastify';

/** The client that bounds are counted for: its address, of IPv6 the network (/64) that it may choose addresses in. */
export const clientOf = ({ ip }: Pick<FastifyRequest, 'ip'>): string => normalizeIp(ip);
