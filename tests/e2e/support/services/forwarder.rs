//! One address before several nodes: requests go to the nodes by turns, as a load balancer in front of stateless nodes sends them.
//!
//! Each method has turns of its own: a browser asks for leave (`OPTIONS`) before each answer it sends, and where both took turns from one
//! list, one of two nodes would get all the questions and the other one all the answers.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};

use axum::{
    Router,
    body::Body,
    extract::{Request, State},
    http::{StatusCode, Uri},
    response::Response,
};
use hyper_util::{
    client::legacy::{Client, connect::HttpConnector},
    rt::TokioExecutor,
};
use tokio::{net::TcpListener, task::JoinHandle};

use crate::support::wire;

struct Shared {
    nodes: Vec<String>,
    turns: Mutex<BTreeMap<String, usize>>,
    client: Client<HttpConnector, Body>,
    /// How many requests of a method each node has served well.
    served: Mutex<BTreeMap<(String, usize), usize>>,
}

impl Shared {
    /// The node whose turn it is.
    fn turn(&self, method: &str) -> usize {
        let mut turns = self.turns.lock().expect("no test panics here");
        let turn = turns.entry(method.to_owned()).or_default();
        *turn += 1;
        *turn % self.nodes.len()
    }
}

/// The forwarder; it ends when it is dropped.
pub(crate) struct Forwarder {
    authority: String,
    shared: Arc<Shared>,
    serving: JoinHandle<()>,
}

impl Drop for Forwarder {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

impl Forwarder {
    /// Forwards to `nodes` (host and port each); within a runtime.
    pub(crate) fn start(nodes: Vec<String>) -> Self {
        let client = Client::builder(TokioExecutor::new()).build_http();
        let shared = Arc::new(Shared { nodes, turns: Mutex::default(), client, served: Mutex::default() });
        let authority = format!("127.0.0.1:{}", wire::free_port());
        let app = Router::new().fallback(forward).with_state(Arc::clone(&shared));
        let address = authority.clone();
        let serving = tokio::spawn(async move {
            let listener = TcpListener::bind(address).await.expect("the port is still free");
            axum::serve(listener, app).await.expect("the forwarder serves until it is stopped");
        });
        Self { authority, shared, serving }
    }

    /// Host and port.
    pub(crate) fn authority(&self) -> &str {
        &self.authority
    }

    /// How many requests of this method each node has served well so far.
    pub(crate) fn served(&self, method: &str) -> Vec<usize> {
        let served = self.shared.served.lock().expect("no test panics here");
        (0..self.shared.nodes.len()).map(|node| served.get(&(method.to_owned(), node)).copied().unwrap_or_default()).collect()
    }
}

async fn forward(State(shared): State<Arc<Shared>>, mut request: Request) -> Response {
    let method = request.method().to_string();
    let turn = shared.turn(&method);
    let path = request.uri().path_and_query().map_or("/", |path| path.as_str());
    let to: Uri = format!("http://{}{path}", shared.nodes[turn]).parse().expect("an address");
    // The header `Host` stays that of the one address: what a node says of the next page leads back here.
    *request.uri_mut() = to;
    match shared.client.request(request).await {
        Ok(response) => {
            if response.status().is_success() {
                *shared.served.lock().expect("no test panics here").entry((method, turn)).or_default() += 1;
            }
            response.map(Body::new)
        }
        Err(error) => {
            let mut response = Response::new(Body::from(error.to_string()));
            *response.status_mut() = StatusCode::BAD_GATEWAY;
            response
        }
    }
}
