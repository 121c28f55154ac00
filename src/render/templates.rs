//! What the templates of all forms have in common.

use minijinja::{Environment, Error, Output, State, Value, syntax::SyntaxConfig};

/// How a form writes a value so that it is only text.
pub(super) type Escape = fn(&mut Output<'_>, &mut State<'_, '_>, &Value) -> Result<(), Error>;

/// The templates by name, with every value that they show passing through `escape`. A line that holds nothing but a command
/// leaves nothing behind.
pub(super) fn environment(templates: &[(&'static str, &'static str)], escape: Escape) -> Environment<'static> {
    let mut environment = Environment::new();
    let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build();
    environment.set_syntax(syntax.expect("the usual signs do not clash"));
    for (name, text) in templates {
        environment.add_template(name, text).expect("the templates are well-formed");
    }
    environment.set_formatter(escape);
    environment
}
