import { usePlaidLink } from 'react-plaid-link-3';
import { start } from './oauth-react.js';

start(usePlaidLink, 'react-plaid-link 3, back from a bank');
