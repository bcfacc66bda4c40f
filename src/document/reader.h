/* reader.h: what the files of the document reader share. Private to src/document.
 *
 *     document.c  parts, running heads, the whole            list.c    lists
 *     block.c     the table of blocks, headings, flow        table.c   tables: the grid of merged cells
 *     figure.c    pictures, galleries, trees                 chart.c   charts
 *     map.c       process maps
 *     sheet.c     signatures, letterheads                    inline.c  rows of runs
 *     number.c    counters, labels, ids, references         marks.c    quotation marks and dashes
 *
 * Reading functions return false only when memory is short; what is wrong in the naskah is a diagnostic, and reading goes on. */
#ifndef LKIP_DOCUMENT_READER_H
#define LKIP_DOCUMENT_READER_H

#include "document/document.h"
#include "document/node.h"

/* Elements within elements; table columns. */
enum { DEPTH_MAX = 32, COLUMNS_MAX = 200 };

/* What a cross reference can lead to. */
typedef struct Target {
    const char *id;
    Place at;
    const char *label, *number, *title; /* "Tabel 2.1", "2.1", the title; NULL none */
} Target;

typedef enum { REF_LABEL, REF_NUMBER, REF_TITLE } RefForm;

/* A cross reference that waits for the whole document to be read. */
typedef struct Reference {
    Run *run;
    RefForm form;
    Place at;
} Reference;

/* A block that gets an id once all written ids are known. */
typedef struct Nameless {
    Block *block;
    const char *number;
    const char *stem; /* the id to begin with */
} Nameless;

/* A run under construction: its text is a piece of the reader's workspace. */
typedef struct Draft {
    Run run;
    size_t start, len;
    const uint8_t *marks;     /* of every byte, in the reader's workspace; NULL: as it is typed */
    const xmlNode *reference; /* rujukan */
    RefForm form;
} Draft;

/* Where a row of runs stands: some runs belong to one place only. */
typedef enum { IN_TEXT, IN_RUNNING_HEAD, IN_FORMULA, IN_NOTE, IN_CODE /* what a machine reads: as it is typed */ } InlinePlace;

typedef struct Counters {
    int heading[4];
    bool lettered[4];  /* the heading of that level goes by a letter: left out of the numbers below it */
    bool numbered;     /* inside a numbered chapter */
    int annex, table, figure;
    int front;         /* chapters without a number */
    bool in_annex;
} Counters;

typedef struct Reader {
    Source source;
    Arena *arena;
    Diags *diags;
    const DocumentOptions *options;
    Document *document;
    const Style *style;
    PartKind part;
    int depth, level;            /* of blocks; of headings, 0 outside a chapter */
    Counters counters;
    Target *targets;             /* open addressing, a power of two */
    size_t target_count, target_cap;
    Reference *references;
    size_t reference_count, reference_cap, bad_references;
    Nameless *nameless;
    size_t nameless_count, nameless_cap;
    const char **warned;         /* style names already complained about */
    size_t warned_count, warned_cap;
    InlinePlace where;
    char *text;                  /* inline.c's workspace: two stacks */
    size_t text_len, text_cap;
    Draft *drafts;
    size_t draft_count, draft_cap;
    char *row;                   /* the text of one row and, `row_cap` bytes on, its marks */
    size_t row_cap;
} Reader;

/* ---- inline.c ---- */

/* Reads the siblings from `first` up to `end` (NULL: all) as one row of runs, white space folded. */
bool inlines_read(Reader *r, const xmlNode *first, const xmlNode *end, Inlines *out);
static inline bool inlines_of(Reader *r, const xmlNode *parent, Inlines *out)
{
    return inlines_read(r, parent->children, NULL, out);
}
/* An attribute that is printed, its quotation marks and dashes set (marks.h); NULL when absent. */
const char *attr_prose(Reader *r, const xmlNode *node, const char *name);
/* One run of plain text, white space as it stands. */
bool inlines_text(Reader *r, const char *text, Inlines *out);
/* Only text: the content of an element in which no inline elements make sense. Folded; NULL when it is empty or memory is short (`*ok` false). */
const char *inlines_only_text(Reader *r, const xmlNode *node, bool *ok);

/* ---- block.c ---- */

/* Reads the child elements as blocks. */
bool blocks_read(Reader *r, const xmlNode *parent, Blocks *out);
/* Reads blocks, or inlines, or both mixed: inlines between blocks become paragraphs. */
bool flow_read(Reader *r, const xmlNode *parent, Blocks *out);
bool is_block(const xmlNode *node);
Block *block_new(Reader *r, const xmlNode *node, BlockKind kind);
bool blocks_add(Reader *r, Blocks *blocks, Block *block);
/* An attribute that names a text style; NULL when absent. A name that the style file lacks is a warning, once. */
const char *attr_style(Reader *r, const xmlNode *node, const char *name);
CellAlign attr_align(Reader *r, const xmlNode *node); /* rata */
/* A colour; a = 0 when absent, empty or wrong. */
Color attr_color(Reader *r, const xmlNode *node, const char *name);
/* A length above zero; `otherwise` when absent. */
Unit attr_extent(Reader *r, const xmlNode *node, const char *name, Unit otherwise);
/* The path of a picture; NULL with an error when it is missing or can't be found. */
const char *attr_picture(Reader *r, const xmlNode *node, const char *name);
/* judul, nomor, daftar of a table or a figure. */
bool caption_read(Reader *r, const xmlNode *node, Block *block);

/* ---- one kind of block each ---- */

bool list_read(Reader *r, const xmlNode *node, Block *block);
bool table_read(Reader *r, const xmlNode *node, Block *block);
bool chart_read(Reader *r, const xmlNode *node, Chart *chart);
bool image_read(Reader *r, const xmlNode *node, Block *block);
bool gallery_read(Reader *r, const xmlNode *node, Block *block);
bool tree_read(Reader *r, const xmlNode *node, Block *block);
/* A simpul with all below it; NULL when memory is short. */
TreeNode *tree_node_read(Reader *r, const xmlNode *node);
bool map_read(Reader *r, const xmlNode *node, Block *block);
bool signatures_read(Reader *r, const xmlNode *node, Block *block);
bool letterhead_read(Reader *r, const xmlNode *node, Block *block);

/* ---- number.c ---- */

/* A counter between two pieces of text; `form`: 1 I i A a. NULL when memory is short. */
const char *counter_label(Arena *arena, int n, char form, const char *before, const char *after);

/* Counts a heading of `level` (1 to 4) and gives its label and number. `pattern`: 0 by the style, 1 a capital letter, 2 digits. */
bool number_heading(Reader *r, int level, int pattern, const char **label, const char **number);
/* An unnumbered heading: the counters below it begin anew. */
void number_unnumbered(Reader *r, int level);
bool number_annex(Reader *r, const char **label, const char **number);
bool number_caption(Reader *r, bool table, const char **label, const char **number);
/* Enters a block as something to refer to, under its id or one made of `stem` later. */
bool target_add(Reader *r, const xmlNode *node, Block *block, const char *number, const char *stem);
bool reference_add(Reader *r, const xmlNode *node, Run *run, RefForm form);
/* Gives the nameless their ids and fills in the references; called once, at the end. */
bool number_finish(Reader *r);

#endif
