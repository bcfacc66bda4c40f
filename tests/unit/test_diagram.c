/* test_diagram.c: organisation charts, cascades and maps: over hundreds of seeded random ones, that boxes never overlap, lines never cross them, nothing lies outside, and no text is small
 * or cut; then what each kind promises. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "chart/board.h"
#include "chart/diagram.h"
#include "drawing.h"

/* ---- random trees and maps ---- */

static uint32_t seed;

static int roll(int n)
{
    seed = seed * 1664525u + 1013904223u;
    return n > 0 ? (int)((seed >> 8) % (uint32_t)n) : 0;
}

static const char *words(Arena *arena, int most)
{
    static const char *const pool[] = {"data", "di",           "pelayanan",  "pertanggungjawaban", "sosial",
                                       "dan",  "pemberdayaan", "masyarakat", "1.06.04.2.01.0001",  "RPJMD"};
    char *text = arena_strdup(arena, pool[roll(10)]);
    for (int n = roll(most); n > 0; n--)
        text = arena_printf(arena, "%s %s", text, pool[roll(10)]);
    return text;
}

static TreeNode *node_new(Arena *arena, int most)
{
    TreeNode *node = arena_make(arena, TreeNode);
    node->title = words(arena, most);
    node->dashed = roll(5) == 0;
    node->place = roll(8) == 0 ? NODE_SIDE : roll(8) == 0 ? NODE_BELOW : NODE_LINE;
    return node;
}

static void add(Arena *arena, TreeNode *parent, TreeNode *child)
{
    assert_true(arena_grow(arena, &parent->children, parent->child_count, &parent->child_cap));
    parent->children[parent->child_count++] = child;
}

static size_t grow(Arena *arena, TreeNode *node, int depth, int wide, int most)
{
    size_t count = 1;
    for (int n = depth > 0 ? roll(wide + 1) : 0; n > 0; n--) {
        TreeNode *child = node_new(arena, most);
        add(arena, node, child);
        count += grow(arena, child, depth - 1, wide, most);
    }
    return count;
}

static Map random_map(Arena *arena, size_t *boxes)
{
    Map map = {0};
    int most = roll(6) == 0 ? 40 : 5;
    map.layer_count = 1 + (size_t)roll(4);
    map.layers = arena_array(arena, MapLayer, map.layer_count);
    *boxes = 0;
    for (size_t i = 0; i < map.layer_count; i++) {
        map.layers[i] = (MapLayer){node_new(arena, 4), roll(2) == 0};
        for (int n = (i == 0) + roll(12); n > 0; n--, ++*boxes)
            add(arena, map.layers[i].node, node_new(arena, most));
    }
    map.arrow_count = (size_t)roll(40);
    map.arrows = arena_array(arena, MapArrow, map.arrow_count);
    for (size_t i = 0; i < map.arrow_count; i++)
        map.arrows[i] = (MapArrow){false, (size_t)roll((int)*boxes), (size_t)roll((int)*boxes), roll(3) == 0};
    if (map.arrow_count && map.layer_count > 1)
        map.arrows[0] = (MapArrow){true, 0, 1, false};
    map.input = roll(2) ? node_new(arena, 8) : NULL;
    map.output = roll(2) ? node_new(arena, 8) : NULL;
    return map;
}

/* ---- what must hold for all ---- */

static bool meet(Rect a, Rect b)
{
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

/* A line against the inside of a box; it may end at its edge, and stand in the slanted end of a chevron. */
static bool crosses(const Stroke *s, const Box *box)
{
    Rect r = box->rect, line = {s->x0 < s->x1 ? s->x0 : s->x1, s->y0 < s->y1 ? s->y0 : s->y1, abs(s->x1 - s->x0) + 1, abs(s->y1 - s->y0) + 1};
    r = (Rect){r.x + 64, r.y + 64, r.w - 128, r.h - 128};
    return r.w > 0 && r.h > 0 && meet(line, r);
}

static void verify_sheet(const Board *b, const Sheet *sheet, int trial)
{
    for (size_t i = sheet->box_from; i < sheet->box_to; i++) {
        const Box *box = &b->boxes[i];
        const Rect r = box->rect;
        if (r.x < 0 || r.y < 0 || r.x + r.w > b->width || r.y + r.h > sheet->height)
            fail_msg("trial %d: box %zu lies outside: %d %d %d %d of %d %d", trial, i, r.x, r.y, r.w, r.h, b->width, sheet->height);
        if (box->shape == BOX_GROUND)
            continue;
        if (board_text_height(&box->lines) > r.h + 2 * BOARD_PAD_Y || box->lines.width > r.w)
            fail_msg("trial %d: the text of box %zu leaves it: %d x %d in %d x %d", trial, i, box->lines.width, box->lines.height, r.w, r.h);
        for (size_t k = sheet->box_from; k < i; k++)
            if (b->boxes[k].shape != BOX_GROUND && meet(r, b->boxes[k].rect))
                fail_msg("trial %d: boxes %zu and %zu overlap", trial, k, i);
    }
    for (size_t i = sheet->stroke_from; i < sheet->stroke_to; i++) {
        const Stroke *s = &b->strokes[i];
        assert_true(s->x0 == s->x1 || s->y0 == s->y1);
        if (s->x0 < 0 || s->x1 < 0 || s->x0 > b->width || s->x1 > b->width || s->y0 < 0 || s->y1 < 0 || s->y0 > sheet->height ||
            s->y1 > sheet->height)
            fail_msg("trial %d: line %zu leaves the drawing", trial, i);
        for (size_t k = sheet->box_from; k < sheet->box_to; k++)
            if (b->boxes[k].shape != BOX_GROUND && crosses(s, &b->boxes[k]))
                fail_msg("trial %d: line %zu crosses box %zu", trial, i, k);
    }
}

/* Plans the block; every sheet but one of a single row keeps to the limit. */
static const Board *plan(Bench *bench, Arena *arena, const Block *block, Unit width, Unit limit, int trial)
{
    Diagram *d;
    assert_true(diagram_plan(arena, &bench->diags, bench->fonts, bench->style, block, width, limit, &d));
    assert_true(d->size >= 7 * UNIT_PT);
    assert_true(diagram_sheets(d) > 0);
    for (size_t i = 0; i < d->sheet_count; i++)
        verify_sheet(d, &d->sheets[i], trial);
    return d;
}

/* Boxes with text of their own that stand on the sheets, and heads of arrows. */
static size_t count_heads(const Board *b)
{
    size_t n = 0;
    for (size_t i = 0; i < b->stroke_count; i++)
        n += b->strokes[i].head;
    return n;
}

static void maps_hold(void **state)
{
    for (int trial = 0; trial < 250; trial++) {
        Arena *arena = arena_new();
        Block block = {.kind = BLOCK_MAP};
        size_t boxes, heads = 0;
        seed = (uint32_t)trial * 7919u + 1;
        block.u.map = random_map(arena, &boxes);
        const Board *b = plan(*state, arena, &block, UNIT_MM(160), UNIT_MM(roll(3) ? 200 : 100), trial);
        for (size_t i = 0; i < block.u.map.arrow_count; i++)
            heads += !block.u.map.arrows[i].layers;
        /* Each arrow has its head, on whichever sheet its end stands; and what comes in and goes out has at least one each. */
        heads += (block.u.map.input != NULL) + (block.u.map.output != NULL);
        if (count_heads(b) < heads)
            fail_msg("trial %d: %zu heads for %zu arrows", trial, count_heads(b), heads);
        arena_drop(arena);
    }
}

static void trees_hold(void **state)
{
    for (int trial = 0; trial < 250; trial++) {
        Arena *arena = arena_new();
        Block block = {.kind = BLOCK_TREE};
        seed = (uint32_t)trial * 104729u + 3;
        block.u.tree.kind = (TreeKind)(trial % 3);
        block.u.tree.root = node_new(arena, 6);
        size_t nodes = grow(arena, block.u.tree.root, roll(7), 1 + roll(5), trial % 7 ? 6 : 40);
        const Board *b = plan(*state, arena, &block, UNIT_MM(160), UNIT_MM(200), trial);
        assert_true(b->sheet_count == 1 ? b->box_count == nodes : b->box_count >= nodes);
        arena_drop(arena);
    }
}

/* ---- what each promises ---- */

static TreeNode *named(Arena *arena, TreeNode *parent, const char *title)
{
    TreeNode *node = arena_make(arena, TreeNode);
    node->title = title;
    if (parent)
        add(arena, parent, node);
    return node;
}

/* The place of the n-th box put on the board. */
static Rect at(const Board *b, size_t n)
{
    return b->boxes[n].rect;
}

static void organisation_has_its_sides(void **state)
{
    Arena *arena = arena_new();
    TreeNode *head = named(arena, NULL, "Kepala"), *staff = named(arena, head, "Sekretariat"), *group = named(arena, head, "Kelompok");
    named(arena, staff, "Subbagian");
    named(arena, head, "Bidang A");
    named(arena, head, "Bidang B");
    named(arena, head, "UPT")->place = NODE_BELOW;
    staff->place = NODE_SIDE;
    group->dashed = true;
    Block block = {.kind = BLOCK_TREE, .u.tree = {.root = head}};
    const Board *b = plan(*state, arena, &block, UNIT_MM(160), UNIT_MM(200), 0);
    /* In the order of drawing: head, group, staff and its own, those in line, what stands below. */
    Unit middle = b->width / 2;
    assert_int_equal(b->box_count, 7);
    assert_true(at(b, 1).x + at(b, 1).w < middle && at(b, 2).x > middle);
    assert_int_equal(at(b, 1).y, at(b, 2).y);
    assert_true(at(b, 3).y > at(b, 2).y + at(b, 2).h);
    assert_int_equal(at(b, 4).y, at(b, 5).y);
    assert_int_equal(at(b, 4).h, at(b, 5).h);
    assert_true(at(b, 4).y > at(b, 3).y + at(b, 3).h && at(b, 6).y > at(b, 4).y + at(b, 4).h);
    bool dashed = false;
    for (size_t i = 0; i < b->stroke_count; i++)
        dashed |= b->strokes[i].dashed && b->strokes[i].x1 == at(b, 1).x + at(b, 1).w;
    assert_true(dashed);
    arena_drop(arena);
}

/* What stands in a second row is as wide as what stands in the first. */
static void rows_are_of_one_width(void **state)
{
    Arena *arena = arena_new();
    TreeNode *head = named(arena, NULL, "Kepala");
    for (int i = 0; i < 9; i++)
        named(arena, head, "Bidang");
    Block block = {.kind = BLOCK_TREE, .u.tree = {.root = head}};
    const Board *b = plan(*state, arena, &block, UNIT_MM(160), UNIT_MM(200), 0);
    assert_int_equal(b->box_count, 10);
    assert_true(at(b, 9).y > at(b, 1).y);
    for (size_t i = 2; i < 10; i++)
        assert_int_equal(at(b, i).w, at(b, 1).w);
    assert_int_equal(diagram_strain(b), 1);
    arena_drop(arena);
}

static void cascade_goes_on(void **state)
{
    Bench *bench = *state;
    Arena *arena = arena_new();
    TreeNode *root = named(arena, NULL, "Tujuan"), *goal = named(arena, root, "Sasaran");
    for (int p = 0; p < 3; p++) {
        TreeNode *program = named(arena, goal, arena_printf(arena, "Program %d", p));
        for (int k = 0; k < 25; k++)
            named(arena, program, "Kegiatan");
    }
    Block block = {.kind = BLOCK_TREE, .u.tree = {.kind = TREE_PERFORMANCE, .root = root}};
    const Board *b = plan(bench, arena, &block, UNIT_MM(160), UNIT_MM(200), 0);
    assert_true(b->sheet_count > 1);
    for (size_t i = 0; i < b->sheet_count; i++)
        assert_true(b->sheets[i].height <= UNIT_MM(200));
    /* 75 kegiatan once each; two banners, and the last again on further sheets; programmes again where they are continued. */
    size_t further = b->sheet_count - 1;
    assert_true(b->box_count > 75 + 3 + 2 + further && b->box_count <= 75 + 3 + 2 + 2 * further);
    assert_int_equal(diagram_strain(b), 2);
    arena_drop(arena);
}

static void pillars_stand_under_each_other(void **state)
{
    Arena *arena = arena_new();
    TreeNode *vision = named(arena, NULL, "Visi"), *one = named(arena, vision, "Misi 1"), *two = named(arena, vision, "Misi 2");
    named(arena, one, "Tujuan 1");
    named(arena, one, "Tujuan 2");
    named(arena, two, "Tujuan 3");
    Block block = {.kind = BLOCK_TREE, .u.tree = {.kind = TREE_VISION, .root = vision}};
    const Board *b = plan(*state, arena, &block, UNIT_MM(160), UNIT_MM(200), 0);
    assert_int_equal(b->box_count, 6);
    assert_int_equal(at(b, 0).w, b->width);
    assert_int_equal(at(b, 1).x, at(b, 2).x);
    assert_int_equal(at(b, 1).x + at(b, 1).w, at(b, 3).x + at(b, 3).w);
    assert_int_equal(at(b, 1).y, at(b, 4).y);
    arena_drop(arena);
}

/* A forced line end in a box is one. */
static void lines_stay_apart(void **state)
{
    Arena *arena = arena_new();
    Run runs[] = {{.kind = RUN_TEXT, .text = "satu"}, {.kind = RUN_BREAK}, {.kind = RUN_TEXT, .text = "dua"}};
    TreeNode *root = named(arena, NULL, "Judul");
    root->text = (Inlines){runs, 3, 3};
    Block block = {.kind = BLOCK_TREE, .u.tree = {.root = root}};
    const Board *b = plan(*state, arena, &block, UNIT_MM(160), UNIT_MM(200), 0);
    assert_int_equal(b->boxes[0].lines.count, 3);
    arena_drop(arena);
}

static void words_say_who_follows(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    TreeNode *head = named(arena, NULL, "Kepala"), *a = named(arena, head, "A");
    named(arena, head, "B");
    named(arena, a, "C");
    Block tree = {.kind = BLOCK_TREE, .u.tree = {.root = head}}, map = {.kind = BLOCK_MAP};
    assert_string_equal(diagram_words(arena, &tree), "Kepala membawahi A; B. A membawahi C.");
    MapLayer layer = {head, true};
    MapArrow arrow = {false, 0, 1, false};
    map.u.map = (Map){.layers = &layer, .layer_count = 1, .arrows = &arrow, .arrow_count = 1, .input = a};
    assert_string_equal(diagram_words(arena, &map), "Masukan: A. Kepala: A; B. Panah: A ke B. ");
    arena_drop(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(maps_hold, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(trees_hold, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(organisation_has_its_sides, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(rows_are_of_one_width, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(cascade_goes_on, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(pillars_stand_under_each_other, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(lines_stay_apart, bench_open, bench_close),
        cmocka_unit_test(words_say_who_follows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
