//! Over a real connection.

use std::{net::SocketAddr, num::NonZeroUsize, sync::Arc, time::Duration};

use litentry_analyzer::{HttpLimits, MAX_BODY, router};
use litentry_data_source::Unanswerable;
use litentry_vocabulary::RequestId;
use reqwest::{Client, StatusCode};
use tokio::{
	io::{AsyncReadExt, AsyncWriteExt},
	net::{TcpListener, TcpSocket, TcpStream},
};

use crate::world::{
	FakeSource, World, answer, event, identity, open, position, seal, sign, task, task_of, verified,
};

const LIMITS: HttpLimits = HttpLimits {
	tasks: NonZeroUsize::new(2).unwrap(),
	arriving_of_each_peer: NonZeroUsize::new(2).unwrap(),
	arrival: Duration::from_millis(500),
	time: Duration::from_millis(500),
};

async fn serve(world: &World) -> SocketAddr {
	serve_within(world, LIMITS).await
}

async fn serve_within(world: &World, limits: HttpLimits) -> SocketAddr {
	let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
	let address = listener.local_addr().unwrap();
	let router = router(Arc::new(world.analyzer().await), limits);
	tokio::spawn(async move { axum::serve(listener, router).await });
	address
}

async fn post(address: SocketAddr, body: Vec<u8>) -> (StatusCode, Vec<u8>) {
	let response =
		Client::new().post(format!("http://{address}/task")).body(body).send().await.unwrap();
	(response.status(), response.bytes().await.unwrap().to_vec())
}

async fn get(address: SocketAddr, path: &str) -> (StatusCode, String) {
	let response = reqwest::get(format!("http://{address}{path}")).await.unwrap();
	(response.status(), response.text().await.unwrap())
}

fn refusal(code: &str, message: &str) -> Vec<u8> {
	serde_json::json!({ "code": code, "message": message }).to_string().into_bytes()
}

#[tokio::test]
async fn a_sealed_task_comes_back_as_a_sealed_observation() {
	let address = serve(&World::default()).await;
	let (status, body) = post(address, seal(&sign(task()))).await;
	assert_eq!(status, StatusCode::OK);
	assert_eq!(verified(&open(&body), &task()), answer(5));
}

#[tokio::test]
async fn a_refusal_has_a_status_a_code_and_a_message() {
	let address = serve(&World::default()).await;
	let other = task_of(RequestId(9), position(), event().id());
	let (status, body) = post(address, seal(&sign(other))).await;
	assert_eq!(status, StatusCode::NOT_FOUND);
	assert_eq!(body, refusal("NotOpen", "request 9 is not open on the finalized chain"));
}

#[tokio::test]
async fn a_body_longer_than_any_task_is_not_read() {
	let address = serve(&World::default()).await;
	let (status, body) = post(address, vec![0; MAX_BODY + 1]).await;
	assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE);
	assert_eq!(body, refusal("TooLong", "the body is too long for a task"));
	let (status, _) = post(address, vec![0; MAX_BODY]).await;
	assert_eq!(status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn more_tasks_than_places_are_turned_away() {
	let address = serve(&World::with(|world| world.source = FakeSource::saying([]))).await;
	let sealed = seal(&sign(task()));
	let (a, b, c) = tokio::join!(
		post(address, sealed.clone()),
		post(address, sealed.clone()),
		post(address, sealed.clone()),
	);
	let mut statuses = [a.0, b.0, c.0];
	statuses.sort();
	let (timeout, busy) = (StatusCode::REQUEST_TIMEOUT, StatusCode::SERVICE_UNAVAILABLE);
	assert_eq!(statuses, [timeout, timeout, busy]);
	// The places are free again.
	assert_eq!(post(address, sealed).await.0, timeout);
}

/// Begins a task from an address of this machine and leaves it at that.
async fn dawdle(address: SocketAddr, from: &str) -> TcpStream {
	let socket = TcpSocket::new_v4().unwrap();
	socket.bind(SocketAddr::new(from.parse().unwrap(), 0)).unwrap();
	let mut stream = socket.connect(address).await.unwrap();
	let head = "POST /task HTTP/1.1\r\nhost: a\r\ncontent-length: 1000\r\n\r\nonly this";
	stream.write_all(head.as_bytes()).await.unwrap();
	stream
}

async fn status(stream: &mut TcpStream) -> String {
	let mut reply = vec![0; 12];
	stream.read_exact(&mut reply).await.unwrap();
	String::from_utf8(reply).unwrap()
}

#[tokio::test]
async fn a_body_that_never_ends_is_cut_off() {
	let address = serve(&World::default()).await;
	let mut slow = dawdle(address, "127.0.0.1").await;
	assert_eq!(status(&mut slow).await, "HTTP/1.1 408");
}

#[tokio::test]
async fn slow_senders_do_not_keep_others_out() {
	let patient = HttpLimits {
		tasks: NonZeroUsize::new(4).unwrap(),
		arrival: Duration::from_secs(60),
		..LIMITS
	};
	let address = serve_within(&World::default(), patient).await;
	let [mut a, mut b, mut c] = [
		dawdle(address, "127.0.0.2").await,
		dawdle(address, "127.0.0.2").await,
		dawdle(address, "127.0.0.2").await,
	];
	let turned_away = tokio::select! {
		answer = status(&mut a) => answer,
		answer = status(&mut b) => answer,
		answer = status(&mut c) => answer,
	};
	assert_eq!(turned_away, "HTTP/1.1 503");
	let (status, _) = post(address, seal(&sign(task()))).await;
	assert_eq!(status, StatusCode::OK);
}

#[tokio::test]
async fn what_the_source_says_of_itself_stays_inside() {
	let world = World::with(|world| {
		world.source = FakeSource::saying([Err(Unanswerable::UnsupportedMethod)]);
	});
	let (status, body) = post(serve(&world).await, seal(&sign(task()))).await;
	assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
	let message = "this analyzer has no answer to this question about this account";
	assert_eq!(body, refusal("Unanswerable", message));
}

#[tokio::test]
async fn health_is_that_the_chain_answers() {
	let (status, body) = get(serve(&World::default()).await, "/health").await;
	let expected = format!(r#"{{"analyzer":"{}"}}"#, identity().account());
	assert_eq!((status, body), (StatusCode::OK, expected));
	let down = World::with(|world| world.chain.down = true);
	let (status, _) = get(serve(&down).await, "/health").await;
	assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
}

#[tokio::test]
async fn other_paths_and_methods_are_refused() {
	let address = serve(&World::default()).await;
	assert_eq!(get(address, "/task").await.0, StatusCode::METHOD_NOT_ALLOWED);
	assert_eq!(get(address, "/").await.0, StatusCode::NOT_FOUND);
}
