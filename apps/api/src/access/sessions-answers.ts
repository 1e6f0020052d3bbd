import type { SessionRow, SignInRow } from '@relais/access';
import { SessionId, type SessionsAnswer, type SignInsAnswer } from '@relais/contracts';

export const sessionsAnswer = (rows: readonly SessionRow[]): SessionsAnswer => ({
  sessions: rows.map(({ sessionId, createdAt, lastUsedAt, ...row }) => ({
    ...row,
    sessionId: SessionId.parse(sessionId),
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt.toISOString(),
  })),
});

export const signInsAnswer = (rows: readonly SignInRow[]): SignInsAnswer => ({
  signIns: rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() })),
});
