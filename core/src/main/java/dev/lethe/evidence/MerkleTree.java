package dev.lethe.evidence;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The root over a stream of leaf hashes in memory that grows with the logarithm of their number; a
 * node without a neighbour is promoted as it is.
 */
final class MerkleTree {
  /** Root of a full subtree. */
  private static final class Peak {
    final int height;
    final byte[] hash;

    Peak(int height, byte[] hash) {
      this.height = height;
      this.hash = hash;
    }
  }

  private final Deque<Peak> peaks = new ArrayDeque<>();
  private long leaves;

  void add(byte[] leafHash) {
    Peak peak = new Peak(0, leafHash);
    Peak left = peaks.peek();
    while (left != null && left.height == peak.height) {
      peaks.pop();
      peak = new Peak(peak.height + 1, Digest.node(left.hash, peak.hash));
      left = peaks.peek();
    }
    peaks.push(peak);
    leaves++;
  }

  long leaves() {
    return leaves;
  }

  /** Hex; over no leaves the hash of an empty leaf. */
  String root() {
    byte[] hash = null;
    for (Peak peak : peaks) hash = hash == null ? peak.hash : Digest.node(peak.hash, hash);
    return Digest.hex(hash == null ? Digest.leaf(new byte[0]) : hash);
  }
}
