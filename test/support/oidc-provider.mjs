// A real OpenID provider in a process of its own: `node oidc-provider.mjs <client id> <client secret> <redirect uri>`.
// Whoever types a login is that subject (the library's own pages of development). Prints its address when it listens.
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';

const [clientId, clientSecret, redirectUri] = process.argv.slice(2);
const server = createServer((request, response) => void callback(request, response));
server.listen(0, '127.0.0.1');
await new Promise((resolve) => server.once('listening', resolve));
const issuer = `http://127.0.0.1:${server.address().port}`;
const provider = new Provider(issuer, {
  clients: [
    {
      client_id: clientId,
      client_secret: clientSecret,
      redirect_uris: [redirectUri],
      post_logout_redirect_uris: [new URL('/', redirectUri).href],
      token_endpoint_auth_method: 'client_secret_post',
    },
  ],
  pkce: { required: () => true },
  cookies: { keys: ['of a spec'] },
});
const callback = provider.callback();
process.stdout.write(`${issuer}\n`);
