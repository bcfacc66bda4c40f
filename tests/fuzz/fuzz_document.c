/* fuzz_document.c: any bytes as a naskah. Reading must end without a crash, and what it accepts must keep the promises of document.h. */
#include <libxml/parser.h>
#include <stdint.h>
#include <stdlib.h>

#include "document/document.h"

static const char *find(void *context, Arena *arena, const char *kind, const char *name)
{
    (void)context;
    (void)arena;
    return kind[1] == 'a' && kind[0] == 'g' && kind[2] == 'y' ? "templates/gaya/resmi.xml" : name;
}

/* Every place of the grid is covered once; no merge leaves its part. */
static void check_rows(const Row *rows, size_t count, int columns)
{
    long places = 0;
    for (size_t i = 0; i < count; i++)
        for (int c = 0; c < rows[i].cell_count; c++) {
            const Cell *cell = &rows[i].cells[c];
            places += (long)cell->colspan * cell->rowspan;
            if (cell->column < 0 || cell->colspan < 1 || cell->column + cell->colspan > columns || cell->rowspan < 1 ||
                i + (size_t)cell->rowspan > count)
                abort();
        }
    if (places != (long)count * columns)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena *arena = arena_new();
    Diags diags = diags_in(arena);
    xmlDocPtr doc =
        xmlReadMemory((const char *)data, (int)size, "f.xml", NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_BIG_LINES);
    Document *document = NULL;
    bool ok = doc && document_read(arena, &diags, doc, &(DocumentOptions){.find = find, .style_name = "resmi"}, &document);
    xmlFreeDoc(doc);
    for (size_t p = 0; ok && p < document->part_count; p++)
        for (size_t i = 0; i < document->parts[p].blocks.count; i++) {
            const Block *b = document->parts[p].blocks.items[i];
            if (b->kind == BLOCK_TABLE) {
                check_rows(b->u.table.head, b->u.table.head_count, b->u.table.column_count);
                check_rows(b->u.table.body, b->u.table.body_count, b->u.table.column_count);
            }
        }
    arena_drop(arena);
    return 0;
}
