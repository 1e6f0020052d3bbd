import { Body, Controller, GoneException, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import { SignIn } from '@relais/identity';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Open } from './asker.decorator';
import { SessionCookie } from './session-cookie';

const SignInBody = z.strictObject({ token: z.string().min(1).max(200) });
type SignInBody = z.infer<typeof SignInBody>;

/** A link opens a page; the button on it comes here and uses the link up. */
@ApiTags('sign-in')
@Open()
@Controller('api')
export class SignInController {
  constructor(
    private readonly signIn: SignIn,
    private readonly cookie: SessionCookie,
  ) {}

  @Post('sign-in')
  @HttpCode(204)
  @ApiNoContentResponse()
  async redeem(
    @Body({ schema: SignInBody }) { token }: SignInBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const session = await this.signIn.redeem(token);
    if (!session)
      throw new GoneException('This link was used already, or its ten minutes are over. Ask for a new one.');
    reply.setCookie(this.cookie.name, session, this.cookie.options());
  }

  @Post('sign-out')
  @HttpCode(204)
  @ApiNoContentResponse()
  async signOut(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const session = request.cookies[this.cookie.name];
    if (session) await this.signIn.signOut(session);
    reply.clearCookie(this.cookie.name, this.cookie.options());
  }
}
