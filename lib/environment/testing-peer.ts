import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import type { LicenseEntry } from '#lib/contract/license-set';
import { LICENSE_SET_TYP, LICENSE_VALIDATION_TYP } from '#lib/contract/licensing';
import { metadataOf } from '#lib/contract/metadata';
import { now } from '#lib/kernel/clock';
import { fold } from '#lib/kernel/text';
import { unlicensed } from '#lib/license/evaluate';
import { validityOf } from '#lib/license/validation';

/**
 * For tests: a licensing service on loopback that follows the contract, and misbehaves when told to. It knows one
 * environment.
 */

export type Misbehaviour =
  | 'http-500'
  | 'html'
  | 'reset'
  | 'redirect'
  | 'too-large'
  | 'rate-limited'
  | 'malformed'
  | 'slow';
type Route =
  | 'metadata'
  | 'jwks'
  | 'registrations'
  | 'token'
  | 'licenses'
  | 'validations'
  | 'announcements'
  | 'telemetry';

interface Issued {
  clientId: string;
  access: string;
  refresh: string;
}

interface Answer {
  status: number;
  body?: string;
  headers?: Record<string, string>;
}

const json = (status: number, value: unknown): Answer => ({
  status,
  body: JSON.stringify(value),
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
});
const problem = (status: number, title: string): Answer => ({
  status,
  body: JSON.stringify({ type: 'about:blank', title, status }),
  headers: { 'content-type': 'application/problem+json' },
});

const newKeys = async (kid: string) => {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
  return { privateKey, jwk: { ...(await exportJWK(publicKey)), kid, use: 'sig', alg: 'RS256' } };
};

export class LicensingPeer {
  readonly requests: { route: string; authorization: string; key: string; body: string; url: string }[] = [];
  /** What goes wrong at a route, until it is set to undefined. */
  readonly misbehave: Partial<Record<Route, Misbehaviour>> = {};
  /** The connection breaks after the request was carried out, once per route. */
  readonly loseAnswer = new Set<Route>();
  registrationError: string | undefined;
  tokenError: string | undefined;
  code: string | undefined;
  licenses: LicenseEntry[] = [];
  announcements: Record<string, unknown>[] = [];
  environmentActive = true;
  etag: string | undefined;
  /** Replaces claims of the license set. */
  claims: JWTPayload = {};
  header: { typ?: string; kid?: string } = {};
  signWithForeignKey = false;
  metadataChanges: Record<string, unknown> = {};
  accessSeconds = 24 * 3600;
  /** Access tokens that are answered with 401. */
  readonly revoked = new Set<string>();
  current: Issued | undefined;
  /** Rotated away, but good until the tokens that replaced it are used. */
  private previousRefresh: string | undefined;
  private registeredWith: string | undefined;
  /** Uses of a refresh token that was no longer good. */
  alarms = 0;
  private environment = { tenant_id: '', environment_id: '' };
  private server: Server | undefined;
  private keys = newKeys('right');
  private foreignKeys = newKeys('right');
  private origin = '';

  get endpoint(): string {
    return `${this.origin}/api/licensing/v1`;
  }

  async start(port = 0): Promise<void> {
    this.server = createServer((request, response) => void this.handle(request, response));
    await new Promise<void>((resolve) => this.server?.listen(port, '127.0.0.1', resolve));
    this.origin = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => this.server?.close(resolve));
  }

  count = (route: Route): number => this.requests.filter((request) => request.route === route).length;

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const url = new URL(request.url ?? '/', this.origin);
    const route = this.routeOf(url.pathname);
    const authorization = request.headers.authorization ?? '';
    const key = String(request.headers['idempotency-key'] ?? '');
    const body = Buffer.concat(chunks).toString();
    this.requests.push({ route: route ?? url.pathname, authorization, key, body, url: url.href });
    if (!route) return void response.writeHead(404).end('<h1>Not found</h1>');
    if (this.wrong(route, response)) return;
    const ifNoneMatch = request.headers['if-none-match'];
    const answer = await this.answer(route, { body, key, authorization, ifNoneMatch });
    if (this.loseAnswer.delete(route)) return void request.socket.destroy();
    response.writeHead(answer.status, answer.headers).end(answer.body);
  }

  private routeOf(path: string): Route | undefined {
    const routes: Record<string, Route> = {
      '/.well-known/oauth-authorization-server/api/licensing/v1': 'metadata',
      '/api/licensing/v1/jwks.json': 'jwks',
      '/api/licensing/v1/registrations': 'registrations',
      '/api/licensing/v1/token': 'token',
      '/api/licensing/v1/licenses': 'licenses',
      '/api/licensing/v1/validations': 'validations',
      '/api/licensing/v1/announcements': 'announcements',
      '/api/licensing/v1/telemetry': 'telemetry',
    };
    return routes[path];
  }

  /** Answers wrongly, if it is to. */
  private wrong(route: Route, response: ServerResponse): boolean {
    const how = this.misbehave[route];
    switch (how) {
      case undefined:
        return false;
      case 'http-500':
        response.writeHead(500, { 'content-type': 'text/plain' }).end('Oops');
        return true;
      case 'html':
        response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Welcome</title>');
        return true;
      case 'reset':
        response.socket?.resetAndDestroy();
        return true;
      case 'redirect':
        response.writeHead(302, { location: 'http://127.0.0.1:1/elsewhere' }).end();
        return true;
      case 'too-large':
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(Buffer.alloc(6 * 1024 * 1024, ' '));
        return true;
      case 'rate-limited':
        response.writeHead(429, { 'content-type': 'application/json', 'retry-after': '7' }).end('{}');
        return true;
      case 'malformed':
        response.writeHead(200, { 'content-type': 'application/json' }).end('{"issuer": 7}');
        return true;
      case 'slow':
        // The headers come, the body never does.
        response.writeHead(200, { 'content-type': 'application/json' }).write('{');
        return true;
    }
  }

  private async answer(
    route: Route,
    request: { body: string; key: string; authorization: string; ifNoneMatch: string | undefined },
  ): Promise<Answer> {
    switch (route) {
      case 'metadata':
        return json(200, { ...metadataOf(this.origin), ...this.metadataChanges });
      case 'jwks':
        return json(200, { keys: [(await this.keys).jwk] });
      case 'registrations':
        return this.register(JSON.parse(request.body), request.key);
      case 'token':
        return this.renew(new URLSearchParams(request.body));
      case 'licenses':
      case 'validations':
      case 'announcements':
      case 'telemetry': {
        const token = request.authorization.replace('Bearer ', '');
        if (token !== this.current?.access || this.revoked.has(token)) return problem(401, 'Unauthorized');
        this.previousRefresh = undefined;
        if (route === 'telemetry') return { status: 202 };
        if (route === 'validations') return this.validation(JSON.parse(request.body));
        return route === 'announcements'
          ? json(200, this.announcements)
          : this.licenseSet(request.ifNoneMatch);
      }
    }
  }

  private register(body: Record<string, string>, key: string): Answer {
    if (this.registrationError) return json(400, { error: this.registrationError });
    const withCode = this.code !== undefined && body.registration_code === this.code;
    if (body.registration_code && !withCode) return json(400, { error: 'invalid_registration_code' });
    if (this.current && key !== this.registeredWith && !withCode)
      return json(400, { error: 'already_registered' });
    this.registeredWith = key;
    this.environment = { tenant_id: body.tenant_id ?? '', environment_id: body.environment_id ?? '' };
    this.current = this.issue(randomUUID());
    return json(201, {
      ...this.tokens(this.current),
      client_id: this.current.clientId,
      client_id_issued_at: Math.floor(Date.now() / 1000),
      grant_types: ['refresh_token'],
      response_types: [],
      token_endpoint_auth_method: 'none',
      ...this.environment,
      license_holder: 'Contoso',
    });
  }

  private renew(form: URLSearchParams): Answer {
    if (this.tokenError) return json(400, { error: this.tokenError });
    const given = form.get('refresh_token');
    if (!this.current || form.get('client_id') !== this.current.clientId)
      return json(400, { error: 'invalid_client' });
    if (given !== this.current.refresh && given !== this.previousRefresh) {
      this.alarms += 1;
      return json(400, { error: 'invalid_grant' });
    }
    this.previousRefresh = given;
    this.current = this.issue(this.current.clientId);
    return json(200, this.tokens(this.current));
  }

  private issue = (clientId: string): Issued => ({
    clientId,
    access: `at_${randomUUID()}`,
    refresh: `rt_${randomUUID()}`,
  });

  private tokens = (issued: Issued) => ({
    access_token: issued.access,
    token_type: 'Bearer',
    expires_in: this.accessSeconds,
    refresh_token: issued.refresh,
  });

  private validation(asked: { product: string; nonce: string; [member: string]: unknown }): Promise<Answer> {
    const license = this.licenses.find(({ product }) => fold(product) === fold(asked.product));
    const told = { model_version: String(asked.model_version), used_licenses: Number(asked.used_licenses) };
    return this.signed(LICENSE_VALIDATION_TYP, 24, {
      product: asked.product,
      ...validityOf(license ?? unlicensed(asked.product), told, this.environmentActive, now()),
      nonce: asked.nonce,
    });
  }

  private async licenseSet(ifNoneMatch: string | undefined): Promise<Answer> {
    if (this.etag && ifNoneMatch === this.etag) return { status: 304, headers: { etag: this.etag } };
    const answer = await this.signed(LICENSE_SET_TYP, 7 * 24, {
      environment_active: this.environmentActive,
      license_holder: 'Contoso',
      licenses: this.licenses,
    });
    return { ...answer, headers: { ...answer.headers, ...(this.etag && { etag: this.etag }) } };
  }

  private async signed(typ: string, hours: number, content: object): Promise<Answer> {
    const issued = Math.floor(now().getTime() / 1000);
    const claims = {
      iss: this.endpoint,
      sub: this.environment.environment_id,
      aud: this.current?.clientId,
      iat: issued,
      exp: issued + hours * 3600,
      jti: randomUUID(),
      tenant_id: this.environment.tenant_id,
      ...content,
      ...this.claims,
    };
    const { privateKey } = await (this.signWithForeignKey ? this.foreignKeys : this.keys);
    const body = await new SignJWT(claims as unknown as JWTPayload)
      .setProtectedHeader({ alg: 'RS256', kid: 'right', typ, ...this.header })
      .sign(privateKey);
    return { status: 200, body, headers: { 'content-type': 'application/jwt' } };
  }
}
