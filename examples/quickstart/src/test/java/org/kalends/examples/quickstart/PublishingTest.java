package org.kalends.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

class PublishingTest {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    @Test
    void noExampleIsPublishedAndEveryLibraryIs() throws Exception {
        Document parent = pom(ROOT);
        List<String> examples = texts(parent, "/project/modules/module").stream()
                .filter(module -> module.startsWith("examples/"))
                .toList();

        assertThat(examples).contains("examples/quickstart");
        assertThat(texts(parent, "//excludeArtifact"))
                .containsExactlyElementsOf(
                        examples.stream().map(PublishingTest::artifactId).toList());
        assertThat(examples)
                .allSatisfy(
                        module -> assertThat(texts(pom(ROOT.resolve(module)), "/project/properties/maven.deploy.skip"))
                                .containsExactly("true"));
    }

    private static String artifactId(String module) {
        return texts(pom(ROOT.resolve(module)), "/project/artifactId").get(0);
    }

    private static Document pom(Path module) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(module.resolve("pom.xml").toFile());
        } catch (Exception e) {
            throw new IllegalStateException("a pom.xml cannot be read: " + module, e);
        }
    }

    private static List<String> texts(Document pom, String path) {
        try {
            NodeList nodes =
                    (NodeList) XPathFactory.newInstance().newXPath().evaluate(path, pom, XPathConstants.NODESET);
            return IntStream.range(0, nodes.getLength())
                    .mapToObj(i -> nodes.item(i).getTextContent())
                    .toList();
        } catch (XPathExpressionException e) {
            throw new IllegalStateException("not a path: " + path, e);
        }
    }
}
