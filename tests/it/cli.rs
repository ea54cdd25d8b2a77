//! The command as a person or a script runs it.

mod link;

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// No test waits longer.
const PATIENCE: Duration = Duration::from_secs(30);

/// Waits for something to become true.
#[track_caller]
fn until<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    const PAUSE: Duration = Duration::from_millis(5);
    for _ in 0..PATIENCE.as_millis() / PAUSE.as_millis() {
        if let Some(found) = look() {
            return found;
        }
        std::thread::sleep(PAUSE);
    }
    panic!("{what} has not come");
}

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_plaid-emulator"));
    command.args(arguments);
    for (name, _) in std::env::vars() {
        if name.starts_with("PLAID_EMULATOR_") {
            command.env_remove(name);
        }
    }
    command.stdin(Stdio::null());
    command
}

/// Runs the command to its end: exit code, standard output, standard error.
fn run(arguments: &[&str]) -> String {
    let output = command(arguments).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let (out, error) = (text(output.stdout), text(output.stderr));
    format!(
        "exit code {:?}\n{out}{error}",
        output.status.code().unwrap_or(-1)
    )
}

/// A folder of this test's own, gone at its end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let name = format!("plaid-emulator-{}-{name}", std::process::id());
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn file(&self, name: &str, text: &str) -> String {
        let path = self.0.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    }

    fn path(&self, name: &str) -> String {
        self.0.join(name).to_str().unwrap().to_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// An emulator that runs; it is killed with the test.
struct Running {
    child: Child,
    port: u16,
}

impl Running {
    /// Starts it and waits for its port file.
    fn start(mut command: Command, port_file: &str) -> Self {
        let child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut running = Self { child, port: 0 };
        running.port = until("the port file", || {
            if let Some(status) = running.child.try_wait().unwrap() {
                panic!("it ended at once with {status}");
            }
            std::fs::read_to_string(port_file).ok()?.parse().ok()
        });
        running
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream
    }

    /// Sends a whole request and reads to the end of the connection.
    fn ask(&self, request: &str) -> String {
        let mut stream = self.connect();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    /// What it has said by the end, which must come soon: exit code and standard output.
    fn ends(mut self) -> (Option<i32>, String) {
        let status = until("its end", || self.child.try_wait().unwrap());
        let mut said = String::new();
        self.child
            .stdout
            .take()
            .unwrap()
            .read_to_string(&mut said)
            .unwrap();
        (status.code(), said.replace(&self.port.to_string(), "PORT"))
    }

    fn signal(&self, name: &str) {
        let pid = self.child.id().to_string();
        assert!(
            Command::new("kill")
                .args([name, &pid])
                .status()
                .unwrap()
                .success()
        );
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn post(path: &str, body: &str) -> String {
    format!(
        "POST {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )
}

const MAKE: &str = r#"{"client_id": "test", "secret": "s", "institution_id": "ins_109508",
    "initial_products": ["auth"]}"#;

/// A file of one institution, with more fields.
fn bank(more: &str) -> String {
    format!(
        r#"{{"institutions": [{{"institution_id": "ins_1000", "name": "Bank of Tests",
    "country_codes": ["US"], "oauth": false, "products": ["auth"]{more}}}]}}"#
    )
}

#[test]
fn help_says_what_there_is() {
    let told = [
        &["--help"][..],
        &["check", "--help"],
        &["contract", "--help"],
        &["contract", "import", "--help"],
        &["contract", "diff", "--help"],
        &["coverage", "--help"],
    ]
    .map(|arguments| {
        format!(
            "$ plaid-emulator {}\n{}",
            arguments.join(" "),
            run(arguments)
        )
    });
    insta::assert_snapshot!(told.join("\n"));
    let version = format!(
        "exit code 0\nplaid-emulator {}\n",
        env!("CARGO_PKG_VERSION")
    );
    assert_eq!(run(&["--version"]), version);
}

#[test]
fn wrong_flags_are_told() {
    let mut told = String::new();
    for arguments in [
        &["--port", "x"][..],
        &["--port", "70000"],
        &["--host", "nowhere"],
        &["--now", "yesterday"],
        &["--seed", "-1"],
        &["--log", "[["],
        &["--fixtures", "/no/such/folder"],
        &["--clients", "/no/such/file.json"],
        &["--scenario", "nothing"],
        &["--port-file", "/no/such/folder/port", "--port", "0"],
        &["--bogus"],
        &["serve"],
        &["--port", "1", "coverage"],
        &["check"],
        &["check", "/no/such/folder"],
        &["contract"],
        &["contract", "diff", "/no/such/file.yml"],
        &["contract", "import", "/no/such/file.yml"],
    ] {
        told += &format!(
            "$ plaid-emulator {}\n{}\n",
            arguments.join(" "),
            run(arguments)
        );
    }
    insta::assert_snapshot!(told);
}

#[test]
fn it_says_where_it_is() {
    let folder = Folder::new("banner");
    let port_file = folder.path("port");
    let command = command(&["--port", "0", "--seed", "7", "--port-file", &port_file]);
    let running = Running::start(command, &port_file);
    assert!(
        running
            .ask(&post("/sandbox/public_token/create", MAKE))
            .contains(" 200 OK\r\n")
    );
    running.signal("-TERM");
    let (code, said) = running.ends();
    assert_eq!(code, Some(0));
    insta::assert_snapshot!(said);
}

#[test]
fn signals_end_it_after_the_open_call() {
    for signal in ["-TERM", "-INT"] {
        let folder = Folder::new(signal);
        let port_file = folder.path("port");
        let command = command(&["--port", "0", "--port-file", &port_file]);
        let running = Running::start(command, &port_file);
        let call = post("/sandbox/public_token/create", MAKE);
        let (first, rest) = call.split_at(call.len() - 10);
        let mut stream = running.connect();
        stream.write_all(first.as_bytes()).unwrap();
        // A connection that is answered tells that the first bytes of the other have come.
        running.ask(&post("/item/get", "{}"));
        running.signal(signal);
        let refused = || TcpStream::connect(("127.0.0.1", running.port)).err();
        until("the end of listening", refused);
        stream.write_all(rest.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert!(
            answer.starts_with("HTTP/1.1 200 OK\r\n"),
            "{signal}: {answer}"
        );
        assert_eq!(running.ends().0, Some(0), "{signal}");
    }
}

#[test]
fn every_flag_has_its_variable() {
    let help = run(&["--help"]);
    let (_, options) = help.split_once("Options:").unwrap();
    for option in options.split("\n\n      --").skip(1) {
        let flag = option.split(['\n', ' ']).next().unwrap();
        let variable = format!("PLAID_EMULATOR_{}", flag.to_uppercase().replace('-', "_"));
        assert!(
            option.contains(&format!("[env: {variable}=]")),
            "{flag} has not {variable}"
        );
    }
}

#[test]
fn the_environment_says_the_same_as_flags() {
    let folder = Folder::new("environment");
    let clients = r#"{"clients": [{"client_id": "c", "secret": "s"}]}"#;
    let clients = folder.file("clients.json", clients);
    let banks = folder.path("banks");
    folder.file("banks/institutions/x.json", &bank(""));
    let answers = |name: &str, by_flags: bool| {
        let port_file = folder.path(name);
        let flags = [
            ("--fixtures", "FIXTURES", banks.as_str()),
            ("--port", "PORT", "0"),
            ("--host", "HOST", "127.0.0.1"),
            ("--port-file", "PORT_FILE", port_file.as_str()),
            ("--seed", "SEED", "7"),
            ("--now", "NOW", "2026-09-01T12:00:00Z"),
            ("--clients", "CLIENTS", clients.as_str()),
            ("--log", "LOG", "error"),
        ];
        let mut command = command(&[]);
        for (flag, variable, value) in flags {
            if by_flags {
                command.args([flag, value]);
            } else {
                command.env(format!("PLAID_EMULATOR_{variable}"), value);
            }
        }
        if by_flags {
            command.arg("--freeze");
        } else {
            command.env("PLAID_EMULATOR_FREEZE", "true");
        }
        let running = Running::start(command, &port_file);
        let mine = MAKE.replace("test", "c").replace("ins_109508", "ins_1000");
        let clock =
            running.ask("GET /_emulator/clock?client_id=c HTTP/1.1\r\nConnection: close\r\n\r\n");
        [
            running.ask(&post("/sandbox/public_token/create", &mine)),
            running.ask(&post("/sandbox/public_token/create", MAKE)),
            clock.split_once("\r\n\r\n").unwrap().1.to_owned(),
        ]
    };
    let (flags, environment) = (answers("flags", true), answers("environment", false));
    assert_eq!(flags, environment);
    insta::assert_snapshot!(flags.join("\n").replace('\r', ""));
}

#[test]
fn a_taken_port_is_told() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    insta::assert_snapshot!(run(&["--port", &port]).replace(&port, "PORT"));
}

#[test]
fn coverage_counts_every_operation() {
    let told = run(&["coverage"]);
    let operations = plaid_emulator::contract::operations();
    let lines: Vec<&str> = told.lines().collect();
    let built = plaid_emulator::api::ROUTES
        .iter()
        .map(|routes| routes.len())
        .sum::<usize>();
    assert_eq!(lines[0], "exit code 0");
    for (line, operation) in lines[1..].iter().zip(operations) {
        assert!(
            line.ends_with(&format!("{:<6}{}", operation.method, operation.path)),
            "{line}"
        );
    }
    let live = lines
        .iter()
        .filter(|line| line.starts_with("live "))
        .count();
    assert_eq!((operations.len(), live), (329, built));
    let summary = lines.last().unwrap();
    assert!(
        summary.starts_with(&format!("329 operations: {built} live, ")),
        "{summary}"
    );
}

#[test]
fn fixtures_are_checked() {
    let folder = Folder::new("check");
    folder.file("good/institutions/x.json", &bank(""));
    folder.file("bad/institutions/x.json", &bank(", \"colour\": 1"));
    let told = ["good", "bad"].map(|name| {
        let path = folder.path(name);
        format!(
            "{name}\n{}",
            run(&["check", &path]).replace(&path, "FOLDER")
        )
    });
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn a_published_file_is_compared_and_imported() {
    let folder = Folder::new("contract");
    let small = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/contract/small.yml");
    let into = folder.path("contract");
    let imported = run(&["contract", "import", small, "--into", &into]);
    let files = std::fs::read_dir(&into).unwrap().count();
    assert_eq!(
        imported,
        format!("exit code 0\nwrote {files} files into {into}\n")
    );
    let compared = run(&["contract", "diff", small]);
    assert!(compared.starts_with("exit code 1\n"));
    let last = compared.lines().last().unwrap();
    assert!(
        last.ends_with("renew with `plaid-emulator contract import`"),
        "{last}"
    );
}
