// The smallest app on the directive of ngx-plaid-link, compiled in the browser.
import 'zone.js';
import '@angular/compiler';
import { Component } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { NgxPlaidLinkModule } from 'ngx-plaid-link';

const { onSuccess, onExit, onEvent, onLoad } = window.callbacks;

class App {
  token = new URLSearchParams(location.search).get('token');
  success = ({ token, metadata }) => onSuccess(token, metadata);
  exit = ({ error, metadata }) => onExit(error, metadata);
  event = ({ eventName, metadata }) => onEvent(eventName, metadata);
  load = () => onLoad();
}

const root = Component({
  selector: '#app',
  imports: [NgxPlaidLinkModule],
  template: `
    <h1>ngx-plaid-link</h1>
    <button
      ngxPlaidLink
      env="sandbox"
      [token]="token"
      (Success)="success($event)"
      (Exit)="exit($event)"
      (Event)="event($event)"
      (Load)="load()"
    >
      Connect a bank
    </button>
  `,
})(App);

bootstrapApplication(root).catch((error) => console.error(error));
