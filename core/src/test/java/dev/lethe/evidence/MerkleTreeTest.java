package dev.lethe.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {
  /** RFC 6962, 2.1, written down once more as it is defined there. */
  private static byte[] defined(List<byte[]> leaves) {
    if (leaves.size() == 1) return leaves.get(0);
    int split = Integer.highestOneBit(leaves.size() - 1);
    return Digest.node(
        defined(leaves.subList(0, split)), defined(leaves.subList(split, leaves.size())));
  }

  @Test
  void theStreamedRootIsTheDefinedOne() {
    List<byte[]> leaves = new ArrayList<>();
    MerkleTree tree = new MerkleTree();
    Set<String> roots = new HashSet<>();
    for (int i = 0; i < 70; i++) {
      byte[] leaf = Digest.leaf(("leaf " + i).getBytes(StandardCharsets.UTF_8));
      leaves.add(leaf);
      tree.add(leaf);
      assertThat(tree.root()).isEqualTo(Digest.hex(defined(leaves)));
      assertThat(roots.add(tree.root())).as("roots differ").isTrue();
    }
    assertThat(tree.leaves()).isEqualTo(70);
  }

  @Test
  void aLeafIsNoNode() {
    byte[] left = Digest.leaf(new byte[] {1});
    byte[] right = Digest.leaf(new byte[] {2});
    byte[] both = new byte[64];
    System.arraycopy(left, 0, both, 0, 32);
    System.arraycopy(right, 0, both, 32, 32);
    assertThat(Digest.leaf(both)).isNotEqualTo(Digest.node(left, right));
  }

  @Test
  void fieldsDoNotRunIntoOneAnother() {
    assertThat(new Digest(Digest.Domain.BLOCK).field("ab").field("c").hex())
        .isNotEqualTo(new Digest(Digest.Domain.BLOCK).field("a").field("bc").hex());
  }
}
