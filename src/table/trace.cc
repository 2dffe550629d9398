#include "table/trace.h"

#include <algorithm>
#include <utility>

namespace gouji::table {

using document::Rect;

void Record(Trace* trace, int page, Kind kind, Verdict verdict, const Rect& box) {
  if (trace == nullptr) return;
  trace->push_back({page, kind, verdict, box, {}, {}});
}

void Record(Trace* trace, int page, Verdict verdict, const Grid& grid) {
  if (trace == nullptr) return;
  const Rect box = grid.Box();
  Candidate candidate{page, Kind::kRuled, verdict, box, {}, {}};
  for (const double x : grid.columns) candidate.edges.push_back({x, box.top, x, box.bottom});
  for (const double y : grid.rows) candidate.edges.push_back({box.left, y, box.right, y});
  trace->push_back(std::move(candidate));
}

void Record(Trace* trace, int page, Verdict verdict, const Rect& box,
            const std::vector<Gutter>& gutters) {
  if (trace == nullptr) return;
  Candidate candidate{page, Kind::kAligned, verdict, box, {}, {}};
  for (const Gutter& gutter : gutters) {
    candidate.gutters.push_back({gutter.left, box.top, gutter.right, box.bottom});
  }
  trace->push_back(std::move(candidate));
}

void Record(Trace* trace, int page, Verdict verdict, const std::vector<ChunkRow>& rows) {
  if (trace == nullptr || rows.empty()) return;
  Rect box = rows.front().box;
  for (const ChunkRow& row : rows) {
    box = {std::min(box.left, row.box.left), std::min(box.top, row.box.top),
           std::max(box.right, row.box.right), std::max(box.bottom, row.box.bottom)};
  }
  trace->push_back({page, Kind::kAligned, verdict, box, {}, {}});
}

void Reject(Trace* trace, int page, const Rect& box, Verdict verdict) {
  if (trace == nullptr) return;
  const auto found = std::find_if(trace->rbegin(), trace->rend(), [&](const Candidate& candidate) {
    return candidate.page == page && candidate.verdict == Verdict::kTaken && candidate.box == box;
  });
  if (found != trace->rend()) found->verdict = verdict;
}

}  // namespace gouji::table
