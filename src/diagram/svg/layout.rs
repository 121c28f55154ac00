//! Where everything stands: the picture handed to the layered layout of the Eclipse Layout Kernel, and what it answers.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{
    super::{
        arrows::Arrow,
        picture::{Figure, Picture},
        wanted::Refusal,
    },
    pack,
    parts::{Part, Unit, parts},
    size::Sizes,
};

/// How many figures are placed at most. More would take many seconds, and nobody could read them.
pub(super) const MOST: usize = 500;

/// The heads of lines that end at one figure stand so far from each other.
const END: f64 = 14.0;

/// A rectangle, in pixels from the upper left corner of the picture.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Place {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

impl Place {
    fn moved(self, [x, y]: [f64; 2]) -> Self {
        Self { x: self.x + x, y: self.y + y, ..self }
    }
}

/// The way of a line, and where its words stand.
#[derive(Clone, Debug, Default)]
pub(super) struct Route {
    /// From left to right as the line is drawn; at least two.
    pub(super) points: Vec<[f64; 2]>,
    pub(super) words: Option<Place>,
}

/// Where everything stands.
#[derive(Debug, Default)]
pub(super) struct Placed {
    pub(super) whole: Place,
    /// By their places among the groups of the picture; those without a name have none.
    pub(super) groups: BTreeMap<usize, Place>,
    /// By the names of the figures.
    pub(super) figures: BTreeMap<String, Place>,
    /// By their places among the arrows.
    pub(super) routes: BTreeMap<usize, Route>,
}

/// Places the picture.
pub(super) fn place(picture: &Picture, arrows: &[Arrow<'_>], sizes: &Sizes) -> Result<Placed, Refusal> {
    let figures = picture.figures().count();
    if figures > MOST {
        return Err(Refusal::TooManyFigures { figures, most: MOST });
    }
    let parts = parts(picture, arrows);
    let placed: Vec<Placed> = parts.iter().map(|part| alone(part, arrows, sizes)).collect::<Result<_, _>>()?;
    let sizes: Vec<[f64; 2]> = placed.iter().map(|part| [part.whole.width, part.whole.height]).collect();
    let corners = pack::pack(&sizes, picture.in_time);
    Ok(placed.into_iter().zip(corners).fold(Placed::default(), |all, (part, corner)| all.with(part, corner)))
}

/// What hangs together, by itself.
fn alone(part: &Part<'_>, arrows: &[Arrow<'_>], sizes: &Sizes) -> Result<Placed, Refusal> {
    let mut graph = Graph { sizes, ends: ends(part, arrows), names: BTreeMap::new(), blocks: Vec::new() };
    let children: Vec<Value> = part
        .units
        .iter()
        .map(|unit| match unit {
            Unit::Group(index, name, figures) => graph.group(*index, name, figures),
            Unit::Figure(figure) => graph.figure(figure),
        })
        .collect();
    let edges: Vec<Value> = part.arrows.iter().map(|&index| graph.edge(index, &arrows[index])).collect();
    let whole = json!({ "id": "whole", "layoutOptions": options(), "children": children, "edges": edges });
    let answer = elkrs::create_elk().layout_json(&whole.to_string()).map_err(Refusal::Unplaced)?;
    Ok(read(&answer, &graph))
}

impl Placed {
    /// Both, the other with its upper left corner here.
    fn with(mut self, other: Self, [x, y]: [f64; 2]) -> Self {
        let moved = |place: Place| place.moved([x, y]);
        self.groups.extend(other.groups.into_iter().map(|(index, place)| (index, moved(place))));
        self.figures.extend(other.figures.into_iter().map(|(name, place)| (name, moved(place))));
        self.routes.extend(other.routes.into_iter().map(|(index, Route { mut points, words })| {
            points.iter_mut().for_each(|point| *point = [point[0] + x, point[1] + y]);
            (index, Route { points, words: words.map(moved) })
        }));
        self.whole.width = self.whole.width.max(x + other.whole.width);
        self.whole.height = self.whole.height.max(y + other.whole.height);
        self
    }
}

fn options() -> Value {
    let mut options = spacing();
    let own = json!({
        "elk.algorithm": "org.eclipse.elk.layered",
        "elk.hierarchyHandling": "INCLUDE_CHILDREN",
        "elk.padding": "[top=0,left=0,bottom=0,right=0]",
        "elk.layered.considerModelOrder.strategy": "NODES_AND_EDGES",
        "elk.layered.nodePlacement.strategy": "BRANDES_KOEPF",
    });
    add(&mut options, own);
    options
}

/// What the whole picture and every frame need: a frame inherits nothing.
fn spacing() -> Value {
    json!({
        "elk.direction": "RIGHT",
        "elk.edgeRouting": "ORTHOGONAL",
        "elk.edgeLabels.inline": "true",
        "elk.spacing.nodeNode": "18",
        "elk.spacing.edgeNode": "14",
        "elk.spacing.edgeEdge": "10",
        "elk.spacing.edgeLabel": "3",
        "elk.layered.spacing.nodeNodeBetweenLayers": "44",
        "elk.layered.spacing.edgeNodeBetweenLayers": "18",
        "elk.layered.spacing.edgeEdgeBetweenLayers": "10",
    })
}

fn add(options: &mut Value, more: Value) {
    if let (Value::Object(options), Value::Object(more)) = (options, more) {
        options.extend(more);
    }
}

/// How many lines end at the busier side of each figure.
fn ends<'a>(part: &Part<'_>, arrows: &[Arrow<'a>]) -> BTreeMap<&'a str, u32> {
    let mut sides: BTreeMap<&str, [u32; 2]> = BTreeMap::new();
    for &index in &part.arrows {
        let [left, right] = arrows[index].sides();
        sides.entry(&left.name).or_default()[1] += 1;
        sides.entry(&right.name).or_default()[0] += 1;
    }
    sides.into_iter().map(|(name, [left, right])| (name, left.max(right))).collect()
}

struct Graph<'a> {
    sizes: &'a Sizes,
    ends: BTreeMap<&'a str, u32>,
    /// The id in the layout, by the name of the figure.
    names: BTreeMap<String, String>,
    /// The figures without lines of each group that has several, with their places among themselves.
    blocks: Vec<Vec<(String, Place)>>,
}

impl Graph<'_> {
    fn group(&mut self, index: usize, name: &str, figures: &[Figure]) -> Value {
        let [width, height] = self.sizes.group_title(name);
        let (loose, tied): (Vec<&Figure>, Vec<&Figure>) = figures.iter().partition(|figure| self.is_loose(figure));
        let mut children: Vec<Value> = tied.into_iter().map(|figure| self.figure(figure)).collect();
        children.extend(self.block(&loose));
        frame(&format!("g{index}"), [width, height], &children)
    }

    fn is_loose(&self, figure: &Figure) -> bool {
        figure.steps.is_empty() && !self.ends.contains_key(figure.name.as_str())
    }

    /// One box for all figures that no line ties to anything: in it they keep the author's order.
    fn block(&mut self, loose: &[&Figure]) -> Option<Value> {
        let sizes: Vec<[f64; 2]> = loose.iter().map(|figure| self.sizes.figure(figure)).collect();
        let corners = pack::pack(&sizes, false);
        let places = corners.iter().zip(&sizes).map(|(&[x, y], &[width, height])| Place { x, y, width, height });
        let block: Vec<(String, Place)> = loose.iter().map(|figure| figure.name.clone()).zip(places).collect();
        let end = |of: fn(&Place) -> f64| block.iter().map(|(_, place)| of(place)).fold(0.0, f64::max);
        let (width, height) = (end(|place| place.x + place.width), end(|place| place.y + place.height));
        let value = json!({ "id": format!("b{}", self.blocks.len()), "width": width, "height": height });
        (!block.is_empty()).then(|| {
            self.blocks.push(block);
            value
        })
    }

    fn figure(&mut self, figure: &Figure) -> Value {
        let id = format!("f{}", self.names.len());
        self.names.insert(figure.name.clone(), id.clone());
        let [width, height] = self.sizes.figure(figure);
        if figure.steps.is_empty() {
            let lines = self.ends.get(figure.name.as_str()).copied().unwrap_or_default();
            let height = height.max(END * f64::from(lines + 1));
            return json!({ "id": id, "width": width, "height": height });
        }
        let children: Vec<Value> = figure.steps.iter().map(|step| self.figure(step)).collect();
        frame(&id, [width, height], &children)
    }

    fn edge(&self, index: usize, arrow: &Arrow<'_>) -> Value {
        let [left, right] = arrow.sides().map(|figure| &self.names[&figure.name]);
        let words = self.sizes.words(arrow.line);
        let labels: Vec<Value> = words
            .map(|[width, height]| {
                json!({ "id": format!("w{index}"), "text": "words", "width": width, "height": height,
                "layoutOptions": { "elk.edgeLabels.inline": "true" } })
            })
            .into_iter()
            .collect();
        json!({ "id": format!("e{index}"), "sources": [left], "targets": [right], "labels": labels })
    }
}

/// A box around others, with room for its own words at the top.
fn frame(id: &str, [width, height]: [f64; 2], children: &[Value]) -> Value {
    let mut options = spacing();
    let own = json!({
        "elk.padding": format!("[top={},left=12,bottom=12,right=12]", height + 8.0),
        "elk.nodeSize.constraints": "MINIMUM_SIZE",
        "elk.nodeSize.minimum": format!("({width},{})", height + 20.0),
    });
    add(&mut options, own);
    json!({ "id": id, "children": children, "layoutOptions": options })
}

fn read(answer: &Value, graph: &Graph<'_>) -> Placed {
    let mut boxes = BTreeMap::new();
    let mut routes = BTreeMap::new();
    read_inside(answer, [0.0, 0.0], &mut boxes, &mut routes);
    let groups = boxes.iter().filter_map(|(id, place)| Some((id.strip_prefix('g')?.parse().ok()?, *place)));
    let blocks =
        graph.blocks.iter().enumerate().filter_map(|(index, block)| Some((boxes.get(&format!("b{index}"))?, block)));
    let loose =
        blocks.flat_map(|(at, block)| block.iter().map(|(name, place)| (name.clone(), place.moved([at.x, at.y]))));
    let tied = graph.names.iter().filter_map(|(name, id)| Some((name.clone(), *boxes.get(id)?)));
    Placed {
        whole: place_of(answer, [0.0, 0.0]),
        groups: groups.collect(),
        figures: tied.chain(loose).collect(),
        routes,
    }
}

/// Reads what stands in a box at `origin`. A line stands in the list of the innermost box that holds both its ends.
fn read_inside(
    within: &Value,
    origin: [f64; 2],
    boxes: &mut BTreeMap<String, Place>,
    routes: &mut BTreeMap<usize, Route>,
) {
    for edge in list(within, "edges") {
        if let Some(index) = edge["id"].as_str().and_then(|id| id.strip_prefix('e')?.parse().ok()) {
            routes.insert(index, route_of(edge, origin));
        }
    }
    for child in list(within, "children") {
        let place = place_of(child, origin);
        boxes.insert(child["id"].as_str().unwrap_or_default().to_owned(), place);
        read_inside(child, [place.x, place.y], boxes, routes);
    }
}

fn route_of(edge: &Value, origin: [f64; 2]) -> Route {
    let mut points = Vec::new();
    for section in list(edge, "sections") {
        let bends = list(section, "bendPoints");
        let ends = [std::iter::once(&section["startPoint"]), std::iter::once(&section["endPoint"])];
        let [start, end] = ends;
        points.extend(start.chain(bends).chain(end).map(|point| at(point, origin)));
    }
    let words = list(edge, "labels").iter().next().map(|label| place_of(label, origin));
    Route { points, words }
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

fn at(point: &Value, [x, y]: [f64; 2]) -> [f64; 2] {
    [x + number(point, "x"), y + number(point, "y")]
}

fn place_of(value: &Value, origin: [f64; 2]) -> Place {
    let [x, y] = at(value, origin);
    Place { x, y, width: number(value, "width"), height: number(value, "height") }
}

fn number(value: &Value, key: &str) -> f64 {
    value[key].as_f64().unwrap_or_default()
}
