import { usePlaidLink } from 'react-plaid-link-4';
import { start } from './oauth-react.js';

start(usePlaidLink, 'react-plaid-link 4, back from a bank');
