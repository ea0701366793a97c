//! Tasks over a real connection.

use std::{
	net::SocketAddr,
	num::NonZeroUsize,
	sync::{
		Arc,
		atomic::{AtomicUsize, Ordering},
	},
	time::Duration,
};

use axum::{
	Router,
	body::Bytes,
	extract::State,
	http::{StatusCode, header::LOCATION},
	response::IntoResponse,
	routing::post,
};
use futures::future::join_all;
use litentry_observation::{
	Observation, Question, SEALED_OBSERVATION_LENGTH, SEALED_TASK_LENGTH, SignedTask, Task,
};
use litentry_sealing::{Context, Purpose};
use litentry_vocabulary::RequestId;
use litentry_worker::{
	Addresses, AnalyzerContact, Analyzers, AskFailed, Asking, HttpAnalyzers, MAX_BODY,
};
use rand::{SeedableRng, rngs::StdRng};
use tokio::net::TcpListener;

use crate::{
	fake_analyzers::{account, contact, seed, truth},
	world::{AT, EPOCH, GENESIS, WORKER, external, identity, shared, swaps},
};

const ASKING: Asking = Asking {
	time: Duration::from_millis(300),
	addresses: Addresses::Any,
	connections: NonZeroUsize::new(512).unwrap(),
};

async fn serve(router: Router) -> SocketAddr {
	let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
	let address = listener.local_addr().unwrap();
	tokio::spawn(async move { axum::serve(listener, router).await });
	address
}

fn task() -> Task {
	let question = Question::Event { request: RequestId(4), position: 0, event: swaps().id() };
	Task { question, external: external(), at: AT }
}

fn signed() -> SignedTask {
	let seed = litentry_key_tree::WorkerSeed::from_bytes([6; 32]);
	task().sign(&GENESIS, WORKER, &seed.certifying())
}

fn context() -> Context {
	Context { genesis: GENESIS, purpose: Purpose::Task, epoch: EPOCH, account: account(1) }
}

fn observation() -> Observation {
	let key = seed(&account(1)).observation();
	Observation::sign(&GENESIS, account(1), task().hash(&GENESIS), truth(&task()), &key)
}

async fn ask(endpoint: String) -> Result<Observation, AskFailed> {
	ask_as(ASKING, endpoint).await
}

async fn ask_as(asking: Asking, endpoint: String) -> Result<Observation, AskFailed> {
	let analyzer = AnalyzerContact { endpoint, ..contact(account(1)) };
	analyzers(asking).ask(&analyzer, &signed(), EPOCH).await
}

fn analyzers(asking: Asking) -> HttpAnalyzers {
	HttpAnalyzers::new(Arc::new(identity()), asking, StdRng::seed_from_u64(3)).unwrap()
}

async fn ask_server<R: IntoResponse + Clone + Send + Sync + 'static>(
	response: R,
) -> Result<Observation, AskFailed> {
	let router = Router::new().route("/task", post(move || async move { response }));
	ask(format!("http://{}", serve(router).await)).await
}

/// An analyzer that opens what it gets, as the real one does.
async fn answer(sealed: Bytes) -> Vec<u8> {
	assert_eq!(sealed.len(), SEALED_TASK_LENGTH);
	let opened = SignedTask::open(&seed(&account(1)).sealing(), &context(), &sealed).unwrap();
	assert_eq!(opened, signed());
	let shielding = shared().shielding(EPOCH).public_key();
	observation().seal(&shielding, &context(), &mut StdRng::seed_from_u64(4)).unwrap()
}

#[tokio::test]
async fn a_sealed_task_brings_back_an_observation() {
	let router = Router::new().route("/task", post(answer));
	let endpoint = format!("http://{}", serve(router).await);
	assert_eq!(ask(endpoint).await, Ok(observation()));
}

#[tokio::test]
async fn a_refusal_is_told_by_its_status() {
	for status in [401, 403, 404, 408, 422, 503] {
		let refused = ask_server(StatusCode::from_u16(status).unwrap()).await;
		assert_eq!(refused, Err(AskFailed::Refused { status }));
	}
	let temporary = [401, 404, 408, 500, 503].map(|status| AskFailed::Refused { status });
	assert!(temporary.iter().all(AskFailed::is_temporary));
	let lasting = [400, 403, 413, 422].map(|status| AskFailed::Refused { status });
	assert!(!lasting.iter().any(AskFailed::is_temporary));
}

#[tokio::test]
async fn what_is_no_observation_is_refused() {
	for body in [Vec::new(), vec![0; SEALED_OBSERVATION_LENGTH], b"{}".to_vec(), vec![0; MAX_BODY]]
	{
		assert_eq!(ask_server(body).await, Err(AskFailed::Unreadable));
	}
	assert_eq!(ask_server(vec![0; MAX_BODY + 1]).await, Err(AskFailed::TooLong));
}

#[tokio::test]
async fn a_redirection_is_not_followed() {
	let there = (StatusCode::TEMPORARY_REDIRECT, [(LOCATION, "http://127.0.0.1:1/task")]);
	assert_eq!(ask_server(there).await, Err(AskFailed::Refused { status: 307 }));
}

#[tokio::test]
async fn who_is_not_there_or_too_slow_is_not_waited_for() {
	assert_eq!(ask("http://127.0.0.1:1".to_owned()).await, Err(AskFailed::Unreachable));
	let silence = || async { std::future::pending::<()>().await };
	let router = Router::new().route("/task", post(silence));
	let endpoint = format!("http://{}", serve(router).await);
	assert_eq!(ask(endpoint).await, Err(AskFailed::TimedOut));
	assert_eq!(ask("gopher://a".to_owned()).await, Err(AskFailed::Unusable));
}

#[tokio::test]
async fn what_is_near_the_worker_is_not_asked_unless_that_is_wanted() {
	let near = serve(Router::new().route("/task", post(answer))).await;
	let port = near.port();
	let public = Asking { addresses: Addresses::Public, ..ASKING };
	for host in ["127.0.0.1", "127.1", "localhost", "[::1]", "[::ffff:127.0.0.1]"] {
		let endpoint = format!("http://{host}:{port}");
		assert_eq!(ask_as(public, endpoint).await, Err(AskFailed::NotPublic), "{host}");
	}
	assert_eq!(ask(format!("http://localhost:{port}")).await, Ok(observation()));
}

/// Takes its time, and counts how many tasks it has at present and how many it had at most.
async fn count(State(counts): State<Arc<(AtomicUsize, AtomicUsize)>>) {
	let (now, most) = &*counts;
	most.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
	tokio::time::sleep(Duration::from_millis(20)).await;
	now.fetch_sub(1, Ordering::SeqCst);
}

/// How many of twelve tasks an analyzer is asked at once when there may be so many connections.
async fn asked_at_once(connections: usize) -> usize {
	let counts = Arc::new((AtomicUsize::new(0), AtomicUsize::new(0)));
	let router = Router::new().route("/task", post(count)).with_state(Arc::clone(&counts));
	let endpoint = format!("http://{}", serve(router).await);
	let analyzer = AnalyzerContact { endpoint, ..contact(account(1)) };
	let analyzers = analyzers(Asking { connections: connections.try_into().unwrap(), ..ASKING });
	let signed = signed();
	join_all((0..12).map(|_| analyzers.ask(&analyzer, &signed, EPOCH))).await;
	counts.1.load(Ordering::SeqCst)
}

#[tokio::test]
async fn an_analyzer_is_asked_over_no_more_connections_than_its_share() {
	assert_eq!(asked_at_once(8).await, 1);
	assert_eq!(asked_at_once(24).await, 3);
}
