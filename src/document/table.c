/* table.c: tables, and the grid that merged cells make.
 *
 * A row is filled from the left: places that a cell of an earlier row reaches down to are skipped, the written cells take the free ones, and what is still free
 * at the end gets empty cells. So every place of the grid is covered exactly once, whatever the naskah says; layout relies on that. */
#include <string.h>

#include "document/reader.h"

/* A part of a table: head or body. */
typedef struct Rows {
    Row *items;
    size_t count, cap;
} Rows;

typedef struct Grid {
    Reader *r;
    Table *table;
    int *below;  /* by column: rows that a merged cell still reaches down */
    Cell *cells; /* the row being read */
    int count;
} Grid;

/* ---- columns ---- */

static bool read_width(Reader *r, const xmlNode *node, Column *column)
{
    const char *text = attr_lent(&r->source, node, "lebar"), *end = NULL;
    double weight = 1;
    if (!text || strcmp(text, "alami") == 0)
        return true;
    size_t len = strlen(text);
    if (len && text[len - 1] == '*') {
        if (len > 1 && (!decimal_parse(text, &end, &weight) || end != text + len - 1 || weight < 0.001 || weight > 1000))
            return false;
        column->kind = COLUMN_WEIGHT;
        column->weight = (int)(weight * 1000 + 0.5);
        return true;
    }
    column->kind = COLUMN_FIXED;
    return style_length(text, &column->width) && column->width > 0;
}

static CellVAlign attr_valign(Reader *r, const xmlNode *node)
{
    static const char *const names[] = {"", "atas", "tengah", "bawah", NULL};
    return (CellVAlign)attr_choice(&r->source, node, "tegak", names, CELL_VDEFAULT);
}

static CellAlign cell_align(Reader *r, const xmlNode *node)
{
    static const char *const names[] = {"", "kiri", "tengah", "kanan", "penuh", "desimal", NULL};
    return (CellAlign)attr_choice(&r->source, node, "rata", names, CELL_DEFAULT);
}

static void read_column(Reader *r, const xmlNode *node, Column *column)
{
    static const char *const attrs[] = {"lebar", "rata", "tegak", "min", "maks", "ulang", NULL};
    attrs_check(&r->source, node, attrs, NULL);
    if (!read_width(r, node, column)) {
        node_error(&r->source, node, "N103", _("lebar=\"%s\" on <kolom>: write a length (20mm), a weight (2*) or alami"),
                   attr_lent(&r->source, node, "lebar"));
        *column = (Column){0};
    }
    column->align = cell_align(r, node);
    column->valign = attr_valign(r, node);
    column->at = node_place(&r->source, node);
    column->min = attr_extent(r, node, "min", 0);
    column->max = attr_extent(r, node, "maks", 0);
    column->repeat = attr_flag(&r->source, node, "ulang", false);
}

static int row_width(Reader *r, const xmlNode *row)
{
    int width = 0;
    for (const xmlNode *cell = node_first(row); cell && width <= COLUMNS_MAX; cell = node_next(cell))
        width += attr_int(&r->source, cell, "gabung-kolom", 1, COLUMNS_MAX, 1);
    return width;
}

/* Without a <kolom>, the first row says how many columns there are. */
static int guess_columns(Reader *r, const xmlNode *table)
{
    for (const xmlNode *part = node_first(table); part; part = node_next(part))
        for (const xmlNode *row = node_first(part); row; row = node_next(row))
            if (node_is(row, "baris"))
                return row_width(r, row);
    return 0;
}

static bool read_columns(Reader *r, const xmlNode *node, Table *table)
{
    int written = 0, count;
    for (const xmlNode *n = node_first(node); n; n = node_next(n))
        written += written <= COLUMNS_MAX && node_is(n, "kolom");
    count = written ? written : guess_columns(r, node);
    if (!count)
        node_error(&r->source, node, "N104", _("<tabel> has no columns; write a <kolom/> for each"));
    if (count > COLUMNS_MAX) {
        node_error(&r->source, node, "N112", _("<tabel> has more than %d columns; divide it"), COLUMNS_MAX);
        count = COLUMNS_MAX;
    }
    table->columns = arena_array(r->arena, Column, (size_t)(count ? count : 1));
    table->column_count = count ? count : 1;
    if (!table->columns)
        return diag_memory(r->diags);
    int i = 0;
    for (const xmlNode *n = node_first(node); n && i < count; n = node_next(n))
        if (node_is(n, "kolom"))
            read_column(r, n, &table->columns[i++]);
    return true;
}

/* ---- cells ---- */

static bool has_block(const xmlNode *cell)
{
    for (const xmlNode *n = cell->children; n; n = n->next)
        if (is_block(n))
            return true;
    return false;
}

/* Most cells hold a little text: only those with blocks get a list of them. */
static bool read_content(Reader *r, const xmlNode *node, Cell *cell)
{
    if (!has_block(node))
        return inlines_of(r, node, &cell->text);
    Blocks *blocks = arena_make(r->arena, Blocks);
    cell->blocks = blocks;
    return blocks ? flow_read(r, node, blocks) : diag_memory(r->diags);
}

static bool read_cell(Reader *r, const xmlNode *node, Cell *cell)
{
    static const char *const attrs[] = {"gabung-kolom", "gabung-baris", "rata", "tegak", "latar", "tebal", "inden", "kepala", "kumulatif", NULL};
    Source *s = &r->source;
    cell->at = node_place(s, node);
    cell->colspan = cell->rowspan = 1;
    cell->bold = -1;
    if (node->properties) {
        attrs_check(s, node, attrs, NULL);
        cell->colspan = attr_int(s, node, "gabung-kolom", 1, COLUMNS_MAX, 1);
        cell->rowspan = attr_int(s, node, "gabung-baris", 1, 1000000, 1);
        cell->align = cell_align(r, node);
        cell->valign = attr_valign(r, node);
        cell->background = attr_color(r, node, "latar");
        cell->bold = attr_lent(s, node, "tebal") ? attr_flag(s, node, "tebal", false) : -1;
        cell->indent = attr_int(s, node, "inden", 0, 20, 0);
        cell->head = attr_flag(s, node, "kepala", false);
        cell->running = attr_text(s, node, "kumulatif");
    }
    return read_content(r, node, cell);
}

/* ---- the grid ---- */

static int next_free(const Grid *g, int column)
{
    while (column < g->table->column_count && g->below[column])
        column++;
    return column;
}

/* How many of the wanted columns are free from `column` on. */
static int free_width(const Grid *g, int column, int want)
{
    int n = 0;
    while (n < want && column + n < g->table->column_count && !g->below[column + n])
        n++;
    return n;
}

static void cover(Grid *g, const Cell *cell)
{
    for (int i = 0; i < cell->colspan; i++)
        g->below[cell->column + i] = cell->rowspan;
}

/* Puts a read cell at `column`; `left` rows of the part, this one included. */
static void place_cell(Grid *g, const xmlNode *node, Cell *cell, int column, size_t left)
{
    Source *s = &g->r->source;
    int width = free_width(g, column, cell->colspan);
    cell->column = column;
    if (width < cell->colspan) {
        node_error(s, node, "N110",
                   _("the <sel> takes %d columns from column %d on, but only %d are free; mend gabung-kolom here or gabung-baris above"),
                   cell->colspan, column + 1, width);
        cell->colspan = width;
    }
    if ((size_t)cell->rowspan > left) {
        node_warning(s, node, "N111", _("gabung-baris=\"%d\" reaches past the end of this part of the table; %zu rows are left"), cell->rowspan,
                     left);
        cell->rowspan = (int)left;
    }
    cover(g, cell);
}

/* The written cells of a row. */
static bool read_cells(Grid *g, const xmlNode *row, size_t left)
{
    static const char *const names[] = {"sel", NULL};
    Source *s = &g->r->source;
    int column = next_free(g, 0), columns = g->table->column_count;
    for (const xmlNode *n = row->children; n; n = n->next) {
        if (node_has_text(n))
            node_error(s, n, "N105", _("<baris> holds <sel> elements, not text; put the text into a <sel>"));
        if (n->type != XML_ELEMENT_NODE)
            continue;
        if (!node_is(n, "sel")) {
            node_unknown(s, n, "N101", node_name(n), names, _("<%s> can't stand in a <baris>"), node_name(n));
            continue;
        }
        if (column >= columns) {
            node_error(s, n, "N110", _("this <baris> has more cells than the table's %d columns hold; cells covered by a merge are not written"),
                       columns);
            return true;
        }
        Cell *cell = &g->cells[g->count];
        *cell = (Cell){0};
        if (!read_cell(g->r, n, cell))
            return false;
        g->count++;
        place_cell(g, n, cell, column, left);
        column = next_free(g, column + cell->colspan);
    }
    return true;
}

/* Fills the free places, which are all to the right of the written cells, with empty ones, and steps down one row. */
static void complete(Grid *g, Place at)
{
    for (int c = 0; c < g->table->column_count; c++) {
        if (!g->below[c]) {
            g->cells[g->count++] = (Cell){.column = c, .colspan = 1, .rowspan = 1, .bold = -1, .at = at};
            g->below[c] = 1;
        }
        g->below[c]--;
    }
}

static bool keep_cells(Grid *g, Row *row)
{
    row->cell_count = g->count;
    row->cells = arena_array(g->r->arena, Cell, (size_t)g->count);
    if (!row->cells)
        return diag_memory(g->r->diags);
    if (g->count)
        memcpy(row->cells, g->cells, (size_t)g->count * sizeof *g->cells);
    return true;
}

static bool read_row(Grid *g, const xmlNode *node, size_t left, Row *row)
{
    static const char *const attrs[] = {"jenis", "tingkat", "pisah", "latar", NULL};
    static const char *const kinds[] = {"biasa", "kelompok", "subjumlah", "jumlah", NULL}, *const cuts[] = {"ya", "tidak", NULL};
    Reader *r = g->r;
    row->at = node_place(&r->source, node);
    if (node->properties) {
        attrs_check(&r->source, node, attrs, NULL);
        row->kind = (RowKind)attr_choice(&r->source, node, "jenis", kinds, ROW_PLAIN);
        row->level = attr_int(&r->source, node, "tingkat", 1, 4, 0);
        row->cut = (RowCut)(attr_choice(&r->source, node, "pisah", cuts, -1) + 1);
        row->background = attr_color(r, node, "latar");
    }
    g->count = 0;
    if (!read_cells(g, node, left))
        return false;
    complete(g, row->at);
    return keep_cells(g, row);
}

/* Reads the rows of a <kepala> or <badan>; merges end with it. */
static bool read_part(Grid *g, const xmlNode *part, Rows *rows)
{
    static const char *const names[] = {"baris", NULL}, *const none[] = {NULL};
    Source *s = &g->r->source;
    size_t left = 0;
    attrs_check(s, part, none, NULL);
    for (const xmlNode *n = node_first(part); n; n = node_next(n))
        left += node_is(n, "baris");
    memset(g->below, 0, (size_t)g->table->column_count * sizeof *g->below);
    for (const xmlNode *n = node_first(part); n; n = node_next(n)) {
        if (!node_is(n, "baris")) {
            node_unknown(s, n, "N101", node_name(n), names, _("<%s> can't stand in <%s>"), node_name(n), node_name(part));
            continue;
        }
        if (!arena_grow(g->r->arena, &rows->items, rows->count, &rows->cap))
            return diag_memory(g->r->diags);
        rows->items[rows->count] = (Row){0};
        if (!read_row(g, n, left--, &rows->items[rows->count++]))
            return false;
    }
    return true;
}

/* 1, 2, 3 under the head. */
static bool add_numbers(Grid *g, Place at, Rows *head)
{
    Row row = {.kind = ROW_NUMBERS, .at = at};
    g->count = g->table->column_count;
    for (int c = 0; c < g->count; c++) {
        g->cells[c] = (Cell){.column = c, .colspan = 1, .rowspan = 1, .bold = -1, .at = at};
        const char *text = arena_printf(g->r->arena, "%d", c + 1);
        if (!text || !inlines_text(g->r, text, &g->cells[c].text))
            return diag_memory(g->r->diags);
    }
    if (!keep_cells(g, &row) || !arena_grow(g->r->arena, &head->items, head->count, &head->cap))
        return diag_memory(g->r->diags);
    head->items[head->count++] = row;
    return true;
}

/* ---- the whole ---- */

static bool read_source(Reader *r, const xmlNode *node, Table *table)
{
    static const char *const none[] = {NULL};
    attrs_check(&r->source, node, none, NULL);
    if (table->source.count)
        node_error(&r->source, node, "N106", _("<tabel> has one <sumber> at most"));
    return inlines_of(r, node, &table->source);
}

static bool read_parts(Grid *g, const xmlNode *node)
{
    static const char *const names[] = {"kolom", "kepala", "badan", "sumber", NULL};
    Rows head = {0}, body = {0};
    for (const xmlNode *n = node_first(node); n; n = node_next(n)) {
        bool ok = true;
        if (node_is(n, "kepala"))
            ok = read_part(g, n, &head);
        else if (node_is(n, "badan"))
            ok = read_part(g, n, &body);
        else if (node_is(n, "sumber"))
            ok = read_source(g->r, n, g->table);
        else if (!node_is(n, "kolom"))
            node_unknown(&g->r->source, n, "N101", node_name(n), names, _("<%s> can't stand directly in a <tabel>"), node_name(n));
        if (!ok)
            return false;
    }
    if (attr_flag(&g->r->source, node, "nomor-kolom", false) && !add_numbers(g, node_place(&g->r->source, node), &head))
        return false;
    g->table->head = head.items;
    g->table->head_count = head.count;
    g->table->body = body.items;
    g->table->body_count = body.count;
    return true;
}

/* "100%", "60%" or a length. */
static void read_table_width(Reader *r, const xmlNode *node, Table *table)
{
    const char *text = attr_lent(&r->source, node, "lebar"), *end = NULL;
    double percent = 0;
    table->width_percent = 100;
    if (text && decimal_parse(text, &end, &percent) && strcmp(end, "%") == 0) {
        if (percent >= 1 && percent <= 100)
            table->width_percent = (int)(percent + 0.5);
        else
            node_error(&r->source, node, "N103", _("lebar=\"%s\" on <tabel> must be from 1%% to 100%%, or a length"), text);
        return;
    }
    table->width = attr_extent(r, node, "lebar", 0);
}

/* The style, when the file has it. */
static const char *read_table_style(Reader *r, const xmlNode *node)
{
    const char *name = attr_text(&r->source, node, "gaya");
    if (!name || !*name)
        return NULL;
    if (strcmp(style_table(r->style, name)->name, name) != 0)
        node_warning(&r->source, node, "N132", _("the style file has no <tabel nama=\"%s\">; its first table style is used"), name);
    return name;
}

bool table_read(Reader *r, const xmlNode *node, Block *block)
{
    Table *table = &block->u.table;
    Source *s = &r->source;
    if (!read_columns(r, node, table))
        return false;
    table->style = read_table_style(r, node);
    table->font_size = attr_extent(r, node, "ukuran", 0);
    table->continued = attr_flag(s, node, "lanjutan", true);
    table->carry = attr_flag(s, node, "pindahan", false);
    read_table_width(r, node, table);
    Grid g = {.r = r, .table = table};
    g.below = arena_array(r->arena, int, (size_t)table->column_count);
    g.cells = arena_array(r->arena, Cell, (size_t)table->column_count);
    if (!g.below || !g.cells)
        return diag_memory(r->diags);
    return caption_read(r, node, block) && read_parts(&g, node);
}
