"""Plaid's Python SDK, unmodified, with the tokens of Plaid's OAuth service."""

import unittest

from plaid.model.o_auth_grant_type import OAuthGrantType
from plaid.model.o_auth_introspect_request import OAuthIntrospectRequest
from plaid.model.o_auth_revoke_request import OAuthRevokeRequest
from plaid.model.o_auth_subject_token_type import OAuthSubjectTokenType
from plaid.model.o_auth_token_request import OAuthTokenRequest
from plaid.model.user_create_request import UserCreateRequest

from sandbox import SandboxTest


class OauthServiceTest(SandboxTest):
    def test_a_token_about_a_user_is_issued_looked_at_and_revoked(self):
        user = self.plaid.user_create(UserCreateRequest(client_user_id="user-1"))
        request = OAuthTokenRequest(
            grant_type=OAuthGrantType("urn:ietf:params:oauth:grant-type:token-exchange"),
            subject_token=user.user_token,
            subject_token_type=OAuthSubjectTokenType("urn:plaid:params:tokens:user"),
            audience=self.client_id,
        )
        issued = self.plaid.oauth_token(request)
        look = OAuthIntrospectRequest(token=issued.access_token)
        self.assertTrue(self.plaid.oauth_introspect(look).active)
        self.plaid.oauth_revoke(OAuthRevokeRequest(token=issued.refresh_token))
        self.assertFalse(self.plaid.oauth_introspect(look).active)


if __name__ == "__main__":
    unittest.main()
