//! The page as its print window saves it.

use axum::http::Method;
use serde_json::json;

use super::{Browser, picture::from_base64};

impl Browser {
    /// Prints the page as a PDF on A4, with the margins that the page itself asks for and without coloured backgrounds, as browsers do
    /// unless people tell them otherwise.
    pub(crate) async fn paper(&self) -> Vec<u8> {
        let page = json!({ "width": 21.0, "height": 29.7 });
        let margin = json!({ "top": 0, "bottom": 0, "left": 0, "right": 0 });
        let body = json!({ "page": page, "margin": margin, "background": false, "shrinkToFit": false });
        let printed = self.issue(Method::POST, "print".to_owned(), Some(body)).await.expect("the browser prints");
        printed.as_str().and_then(from_base64).expect("a PDF in base64")
    }
}
