/* icc.h: the colour profile that says what red, green and blue mean. */
#ifndef LKIP_PAINT_ICC_H
#define LKIP_PAINT_ICC_H

#include <stdint.h>

#include "base/buffer.h"

/* A profile of sRGB (IEC 61966-2-1) for displays, ICC version 4. `failed` in the buffer when memory is short. */
Buffer icc_srgb(Arena *arena);

#endif
