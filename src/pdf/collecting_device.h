#pragma once

// Part of read_pdf.cc, the one translation unit that sees Poppler: what the devices that collect
// the contents of pages answer to it alike.

#include <OutputDev.h>

namespace gouji::pdf {

class CollectingDevice : public OutputDev {
 public:
  bool upsideDown() override { return true; }
  bool useDrawChar() override { return true; }
  bool interpretType3Chars() override { return false; }

  // Claimed, because Poppler would otherwise unroll them into thousands of fills.
  bool useTilingPatternFill() override { return true; }
  bool useShadedFills(int) override { return true; }
  bool tilingPatternFill(GfxState* state, Gfx*, Catalog*, GfxTilingPattern*, const double*, int,
                         int, int, int, double, double) override {
    return Paint(state);
  }
  bool functionShadedFill(GfxState* state, GfxFunctionShading*) override { return Paint(state); }
  bool axialShadedFill(GfxState* state, GfxAxialShading*, double, double) override {
    return Paint(state);
  }
  bool radialShadedFill(GfxState* state, GfxRadialShading*, double, double) override {
    return Paint(state);
  }
  bool gouraudTriangleShadedFill(GfxState* state, GfxGouraudTriangleShading*) override {
    return Paint(state);
  }
  bool patchMeshShadedFill(GfxState* state, GfxPatchMeshShading*) override { return Paint(state); }

  void beginTransparencyGroup(GfxState*, const double*, GfxColorSpace*, bool, bool,
                              bool for_soft_mask) override {
    ++group_depth_;
    if (for_soft_mask && mask_depth_ == 0) mask_depth_ = group_depth_;
  }
  void endTransparencyGroup(GfxState*) override {
    if (group_depth_ == mask_depth_) mask_depth_ = 0;
    --group_depth_;
  }

 protected:
  bool IsInGroup() const { return group_depth_ != 0; }
  /// What is painted into a soft mask is not seen on the page.
  bool IsInSoftMask() const { return mask_depth_ != 0; }
  /// A page that was stopped leaves groups open.
  void LeaveGroups() { group_depth_ = mask_depth_ = 0; }

 private:
  /// A pattern fills the path, which Poppler has made part of the clip by now.
  virtual void AddPattern(GfxState*) {}
  bool Paint(GfxState* state) {
    AddPattern(state);
    return true;
  }

  int group_depth_ = 0;
  int mask_depth_ = 0;  ///< The depth of the group that is a soft mask; 0 outside of one.
};

}  // namespace gouji::pdf
