//! What the engine answers when it cannot do as asked: a status and a code of the contract.

use std::io;

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::json;

use crate::disk;
use crate::nemo::code;

/// An answer that is not a success.
#[derive(Debug, Clone)]
pub struct Failure {
    pub status: StatusCode,
    pub code: i64,
    pub message: String,
}

impl Failure {
    pub fn token() -> Failure {
        let message = "the token is not this engine's; it lies in its state folder, in engine/token".into();
        Failure { status: StatusCode::UNAUTHORIZED, code: code::TOKEN_INVALID, message }
    }

    pub fn no_session() -> Failure {
        let message = "this engine has no such session".into();
        Failure { status: StatusCode::NOT_FOUND, code: code::SESSION_NOT_FOUND, message }
    }

    pub fn no_render() -> Failure {
        Failure { status: StatusCode::NOT_FOUND, code: 404, message: "this engine has no such render".into() }
    }

    pub fn duplicate() -> Failure {
        Failure { status: StatusCode::CONFLICT, code: 409, message: "there is a render of this id".into() }
    }

    pub fn unsupported(message: String) -> Failure {
        Failure { status: StatusCode::OK, code: code::UNSUPPORTED_TYPE, message }
    }

    pub fn bad_request(message: impl Into<String>) -> Failure {
        Failure { status: StatusCode::BAD_REQUEST, code: 422, message: message.into() }
    }

    /// Nothing was done; whoever asks again after the next start is answered.
    pub fn stopping() -> Failure {
        let message = "the engine is being stopped; nothing was done".into();
        Failure { status: StatusCode::SERVICE_UNAVAILABLE, code: code::STOPPING, message }
    }

    pub fn internal(message: impl Into<String>) -> Failure {
        Failure { status: StatusCode::INTERNAL_SERVER_ERROR, code: 500, message: message.into() }
    }

    pub fn io(error: io::Error) -> Failure {
        match disk::is_full(&error) {
            true => Failure {
                status: StatusCode::INSUFFICIENT_STORAGE,
                code: 507,
                message: "no space left on the engine's disk; free some".into(),
            },
            false => Failure::internal(error.to_string()),
        }
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        (self.status, Json(json!({ "code": self.code, "message": self.message }))).into_response()
    }
}
