//! `POST /session/token/create`

use serde::{Deserialize, Serialize};

use crate::api::link::token::checks;
use crate::api::wire::time::Seconds;
use crate::api::{Call, Endpoint};
use crate::errors::{Error, ErrorCode};
use crate::sandbox::ids::{LinkToken, UserId};
use crate::sandbox::product::CountryCode;
use crate::sandbox::users::User;
use crate::sandbox::{LinkConfiguration, LinkUser, Sandbox};

/// How tokens of the older API for users begin, which `user.user_id` takes as well.
const USER_TOKEN: &str = "user-sandbox-";

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Request {
    android_package_name: Option<String>,
    redirect_uri: Option<String>,
    template_id: String,
    user: Option<Person>,
    user_id: Option<String>,
    webhook: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Person {
    client_user_id: String,
    user_id: Option<String>,
}

/// What is answered.
#[derive(Debug, Serialize)]
pub struct Response {
    link: Link,
}

#[derive(Debug, Serialize)]
struct Link {
    expiration: Seconds,
    link_token: LinkToken,
    #[serde(skip_serializing_if = "Option::is_none")]
    user_id: Option<UserId>,
}

impl Request {
    fn known_user<'a>(&self, sandbox: &'a Sandbox) -> Result<Option<&'a User>, Error> {
        let of_person = self.user.as_ref().and_then(|user| user.user_id.as_deref());
        match self.user_id.as_deref().or(of_person) {
            Some(token) if token.starts_with(USER_TOKEN) => sandbox.find_user(None, Some(token)),
            user_id => sandbox.find_user(user_id, None),
        }
    }
}

impl Endpoint for Request {
    const PATH: &'static str = "/session/token/create";
    const SUMMARY: &'static str = "Make a link token for Layer.";
    const ERRORS: &'static [ErrorCode] = &[
        ErrorCode::InvalidUserId,
        ErrorCode::InvalidUserToken,
        ErrorCode::MissingFields,
        ErrorCode::UserNotFound,
    ];
    type Response<'a> = Response;

    fn handle(self, call: &mut Call<'_>) -> Result<Response, Error> {
        if self.user.is_none() && self.user_id.is_none() {
            return Err(Error::missing_fields(&["user"]));
        }
        let user = self.known_user(call.sandbox)?;
        let user_id = user.map(|user| user.id.clone());
        if let Some(person) = &self.user {
            checks::check_client_user_id(&person.client_user_id)?;
        }
        let (uri, app) = (&self.redirect_uri, &self.android_package_name);
        checks::check_return_address(uri.as_deref(), app.as_deref(), call.sandbox)?;
        let template = call.sandbox.layer_template(&self.template_id)?.clone();
        let webhook = self.webhook.filter(|url| !url.is_empty());
        let configuration = LinkConfiguration {
            client_name: template.client_name.clone(),
            language: "en".to_owned(),
            country_codes: vec![CountryCode::UnitedStates],
            user: LinkUser {
                client_user_id: self.user.map(|it| it.client_user_id).unwrap_or_default(),
                ..LinkUser::default()
            },
            user_id,
            products: template.products.clone(),
            webhook: webhook.or_else(|| template.webhook.clone()),
            redirect_uri: self.redirect_uri,
            android_package_name: self.android_package_name,
            layer: Some(Box::new(template)),
            link_ui: std::mem::take(&mut call.link_ui),
            ..LinkConfiguration::default()
        };
        let told_user = call.sandbox.told_user(&configuration).cloned();
        let record = call.sandbox.create_link_token(configuration)?;
        Ok(Response {
            link: Link {
                expiration: Seconds(record.expires_at),
                link_token: record.token,
                user_id: told_user,
            },
        })
    }
}
