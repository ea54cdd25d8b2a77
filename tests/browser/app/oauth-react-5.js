import { usePlaidLink } from 'react-plaid-link-5';
import { start } from './oauth-react.js';

start(usePlaidLink, 'react-plaid-link 5, back from a bank');
