/* hv-limits.h: how much Houvast takes in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Generous for knowledge that people write, small enough that no file can fill
 * memory. All of them are stated here and nowhere else.
 */
#pragma once

#define HV_LIMIT_FILE_SIZE        (512ull << 20)  /* bytes of one document */
#define HV_LIMIT_UNIT_SIZE        (4u << 20)      /* bytes of one unit */
#define HV_LIMIT_DEPTH            64              /* elements inside each other */
#define HV_LIMIT_ATTRIBUTE        8192            /* bytes of one attribute */
#define HV_LIMIT_TEXT             (1u << 20)      /* bytes of one text node */
#define HV_LIMIT_UNITS            2000000         /* units of one document */
#define HV_LIMIT_FILES            10000           /* files of one import */
#define HV_LIMIT_FINDINGS         1000            /* findings kept of one file */
#define HV_LIMIT_QUERY            2000            /* bytes of a query that are read */
