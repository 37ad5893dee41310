/* flow-fixture.h: a flow over a text, for tests
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "typeset/qd-flow.h"

G_BEGIN_DECLS

typedef struct
{
  QdStyle style;
  QdDocument *document;
  QdFaces *faces;
  QdFlow *flow;
} FlowFixture;

/* The defaults of the mainland, 20 px. The style may be changed before the flow is made. */
void flow_fixture_init (FlowFixture *self);
/* Every line of @text a body paragraph. */
void flow_fixture_run (FlowFixture *self, const char *text);
/* A file of any format, as it would be opened. */
void flow_fixture_run_file (FlowFixture *self, const char *name, const char *content);
/* tests/typeset/sample.txt with its headings found. */
void flow_fixture_run_sample (FlowFixture *self);
void flow_fixture_clear (FlowFixture *self);
char *flow_fixture_dup_sample (void);
/* Random text of Han, marks, Western words and figures in paragraphs, "\n" between them. */
char *flow_fixture_dup_random (int n_units);

G_END_DECLS
