//! A new Item.

use serde_json::json;

use super::Person;
use crate::server::Server;

#[test]
fn smoke() {
    let server = Server::start();
    let token = server.link_token(json!({}));
    let mut person = Person::opens(&server, &token);
    println!("{} {}", person.pane(), person.title());
    person.skips_the_phone();
    println!("{} {}", person.pane(), person.title());
    person.picks("ins_109508");
    println!("{} {}", person.pane(), person.title());
    person.signs_in("user_good", "pass_bad");
    println!(
        "{} {} {:?} {}",
        person.pane(),
        person.title(),
        person.complaint(),
        person.way_out()
    );
    person.signs_in("user_good", "pass_good");
    println!("{} {}", person.pane(), person.title());
    person.chooses(&["0", "3"]);
    println!("{} {} {}", person.pane(), person.title(), person.page());
    person.does("continue", &[]);
    println!("{:#}", person.result());
}
