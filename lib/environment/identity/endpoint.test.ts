import { describe, expect, it } from 'vitest';
import { endpointField, endpointProblem } from '#lib/environment/identity/endpoint';

describe('a registration endpoint', () => {
  it.each([
    ['https://licenses.example.com/api/licensing/v1', 'https://licenses.example.com/api/licensing/v1'],
    ['  https://licenses.example.com/api/licensing/v1/  ', 'https://licenses.example.com/api/licensing/v1'],
    ['https://licenses.example.com//', 'https://licenses.example.com'],
    ['HTTPS://Licenses.Example.COM:443', 'https://licenses.example.com'],
    ['http://localhost:3000/api', 'http://localhost:3000/api'],
    ['http://demo.localhost', 'http://demo.localhost'],
    ['http://127.0.0.1:1', 'http://127.0.0.1:1'],
    ['http://127.8.9.10', 'http://127.8.9.10'],
    ['http://[::1]:80/x', 'http://[::1]/x'],
  ])('%j is kept as %s', (typed, kept) => {
    expect(endpointField().parse(typed)).toBe(kept);
    expect(endpointProblem(kept)).toBeNull();
  });

  it.each([
    ['', 'Required'],
    ['licenses.example.com', 'Not a URL'],
    ['/api/licensing/v1', 'Not a URL'],
    ['https://', 'Not a URL'],
    ['ftp://licenses.example.com', 'https://'],
    ['javascript:alert(1)', 'https://'],
    ['http://licenses.example.com', 'localhost'],
    ['http://127.0.0.1.example.com', 'localhost'],
    ['http://localhost.example.com', 'localhost'],
    ['http://10.0.0.1', 'localhost'],
    ['https://user@licenses.example.com', 'user name'],
    ['https://:secret@licenses.example.com', 'user name'],
    ['https://licenses.example.com/?a=b', 'query'],
    ['https://licenses.example.com/?', 'query'],
    ['https://licenses.example.com/#', 'fragment'],
    ['https://licenses.example.com/\u0000', 'control'],
    [`https://licenses.example.com/${'x'.repeat(2000)}`, '2,000'],
    [7, 'text'],
    [undefined, 'Required'],
  ])('%j is refused', (typed, says) => {
    const { success, error } = endpointField().safeParse(typed);
    expect(success).toBe(false);
    expect(error?.issues[0]?.message).toContain(says);
  });
});
