import { NONE, ORGANIZATION, SELLER, bareNotFound, fact, first } from './fact.ts';

const deactivate = `POST ${SELLER}/deactivate`;
const nowhere = { key: 'x', organization_id: ORGANIZATION, activation_id: NONE };

/** Wrong paths and methods. */
export const routerFacts = [
  fact('seller', `GET ${SELLER}?limit=1`, '307'),
  fact('seller', `GET ${first}/`, '307'),
  fact('seller', `${deactivate}/`, '307', { json: nowhere }),
  fact('seller', `GET ${SELLER}/deactivate`, '422 uuid_parsing@path.id'),
  fact('seller', `PUT ${SELLER}/deactivate`, '405: Method Not Allowed', { json: {} }),
  fact('seller', 'GET /v1/nope', bareNotFound),
  fact('anonymous', 'GET /', bareNotFound),
  fact('anonymous', `OPTIONS ${SELLER}/deactivate`, '200', {
    headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
  }),
  fact('seller', `HEAD ${SELLER}/?limit=1`, '405'),
  fact('seller', `DELETE ${first}`, '405: Method Not Allowed'),
];
