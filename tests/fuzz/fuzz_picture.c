/* fuzz_picture.c: the headers of picture files, which come from anywhere. */
#include <stdint.h>
#include <stdlib.h>

#include "paint/probe.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Probe probe;
    unsigned char *out = malloc(size ? size : 1);
    if (!out)
        return 0;
    if (probe_picture(data, size, &probe) && probe.kind != PICTURE_SVG &&
        (probe.width <= 0 || probe.height <= 0 || probe.orientation < 1 || probe.orientation > 8))
        abort();
    if (probe_strip_jpeg(data, size, out) > size)
        abort();
    probe_png_is_whole(data, size);
    free(out);
    return 0;
}
