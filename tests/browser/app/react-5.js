import { usePlaidLink } from 'react-plaid-link-5';
import { start } from './react.js';

start(usePlaidLink, 'react-plaid-link 5');
