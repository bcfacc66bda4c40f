/* fuzz_data.c: any bytes as any kind of file. The first byte chooses the schema; run from the root of the tree. */
#include <stddef.h>
#include <stdint.h>

#include "data/data.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const schemas[] = {"templates/skema/renstra.xsd", "templates/skema/tahun.xsd", "templates/skema/narasi.xsd",
                                          "templates/skema/pengaturan.xsd", NULL};
    Arena *arena = arena_new();
    if (!arena || !size) {
        arena_drop(arena);
        return 0;
    }
    Diags diags = diags_in(arena);
    xmlDocPtr doc;
    bool ok = data_parse_memory(arena, &diags, (const char *)data + 1, size - 1, "fuzz.xml", schemas[data[0] % 5], &doc);
    if (ok != (diags.errors == 0))
        __builtin_trap();
    arena_drop(arena);
    return 0;
}
