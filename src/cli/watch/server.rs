//! A server for one page, on this computer alone.

use std::{convert::Infallible, net::Ipv4Addr, sync::Arc, thread};

use axum::{
    Router,
    extract::{Request, State},
    http::{HeaderValue, StatusCode, header},
    middleware::{self, Next},
    response::{Html, IntoResponse, Response, Sse, sse},
    routing::get,
};
use tokio::{net::TcpListener, runtime, sync::watch};
use tokio_stream::{Stream, StreamExt as _, wrappers::WatchStream};

use crate::error::Error;

/// Shows a page, and tells every browser that has it of the next one.
pub(super) struct Server {
    page: watch::Sender<Page>,
}

/// A page and its number.
#[derive(Clone)]
pub(super) struct Page {
    pub(super) number: u64,
    pub(super) html: Arc<str>,
}

/// What the server knows.
#[derive(Clone)]
struct Shared {
    page: watch::Receiver<Page>,
    port: u16,
}

/// Starts a server in a thread of its own; a port of 0 is any that is free. Also its address.
pub(super) fn start(port: u16, page: Page) -> Result<(Server, String), Error> {
    let failed = |error| Error::Listen { port, error };
    let runtime = runtime::Builder::new_current_thread().enable_io().build().map_err(failed)?;
    let listener = runtime.block_on(TcpListener::bind((Ipv4Addr::LOCALHOST, port))).map_err(failed)?;
    let port = listener.local_addr().map_err(failed)?.port();
    let (page, receiver) = watch::channel(page);
    let routes = routes(Shared { page: receiver, port });
    thread::spawn(move || runtime.block_on(async { axum::serve(listener, routes).await }));
    Ok((Server { page }, format!("http://127.0.0.1:{port}/")))
}

impl Server {
    pub(super) fn show(&self, page: Page) {
        self.page.send_replace(page);
    }
}

fn routes(shared: Shared) -> Router {
    Router::new()
        .route("/", get(show))
        .route("/changes", get(changes))
        .layer(middleware::from_fn_with_state(shared.clone(), guard))
        .with_state(shared)
}

async fn show(State(shared): State<Shared>) -> Html<String> {
    Html(shared.page.borrow().html.to_string())
}

/// The number of the page that is shown, at once and whenever it is another: a browser knows by it whether it is behind.
async fn changes(State(shared): State<Shared>) -> Sse<impl Stream<Item = Result<sse::Event, Infallible>>> {
    let event = |page: Page| sse::Event::default().event("shown").data(page.number.to_string());
    Sse::new(WatchStream::new(shared.page).map(move |page| Ok(event(page))))
}

/// Answers only those who call this computer by its own name. A page from elsewhere whose name was made to lead here
/// (DNS rebinding) comes with that name.
async fn guard(State(shared): State<Shared>, request: Request, next: Next) -> Response {
    let own = [format!("127.0.0.1:{}", shared.port), format!("localhost:{}", shared.port)];
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok());
    if !host.is_some_and(|host| own.iter().any(|own| own == host)) {
        return (StatusCode::FORBIDDEN, "this page is for this computer alone\n").into_response();
    }
    let mut response = next.run(request).await;
    let headers = [
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::REFERRER_POLICY, "no-referrer"),
    ];
    for (name, value) in headers {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}
