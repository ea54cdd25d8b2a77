//! The load: a few connections that are kept open, each with one request on its way.

use std::io;
use std::time::Duration;

use tokio::net::TcpStream;
use tokio::task::JoinSet;

use crate::Failure;
use crate::calls::Recorded;

const CONNECTIONS: usize = 16;
/// Nothing here should take longer.
const PATIENCE: Duration = Duration::from_secs(120);

/// Sends a request so many times, all told, and waits for the answers, which must have the length
/// of the recorded one.
pub(crate) fn run(port: u16, recorded: &Recorded, requests: usize) -> Result<(), Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let mut connections = JoinSet::new();
        for number in 0..CONNECTIONS {
            let share = requests / CONNECTIONS + usize::from(number < requests % CONNECTIONS);
            let request = recorded.request.clone().into_bytes();
            let length = recorded.answer.len();
            connections.spawn(async move { connection(port, &request, length, share).await });
        }
        let finish = async {
            while let Some(finished) = connections.join_next().await {
                finished??;
            }
            Ok::<(), Failure>(())
        };
        tokio::time::timeout(PATIENCE, finish).await?
    })
}

async fn connection(port: u16, request: &[u8], length: usize, requests: usize) -> io::Result<()> {
    let stream = TcpStream::connect(("127.0.0.1", port)).await?;
    stream.set_nodelay(true)?;
    // One byte more, so that an answer that is too long shows.
    let mut answer = vec![0; length + 1];
    for _ in 0..requests {
        send(&stream, request).await?;
        let filled = receive(&stream, &mut answer, length).await?;
        if filled != length || !answer.starts_with(b"HTTP/1.1 200") {
            let text = String::from_utf8_lossy(&answer[..filled]).into_owned();
            return Err(io::Error::other(format!("unexpected answer: {text}")));
        }
    }
    Ok(())
}

async fn send(stream: &TcpStream, mut rest: &[u8]) -> io::Result<()> {
    while !rest.is_empty() {
        stream.writable().await?;
        match stream.try_write(rest) {
            Ok(written) => rest = &rest[written..],
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// Reads until there is as much as expected; how much there is.
async fn receive(stream: &TcpStream, answer: &mut [u8], length: usize) -> io::Result<usize> {
    let mut filled = 0;
    while filled < length {
        stream.readable().await?;
        match stream.try_read(&mut answer[filled..]) {
            Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
            Ok(read) => filled += read,
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}
