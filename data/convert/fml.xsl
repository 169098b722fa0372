<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: GPL-3.0-or-later -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:h="urn:houvast:convert:1" exclude-result-prefixes="h">
  <!-- FAQ XML as Maven and Forrest write it. -->
  <h:format name="fml" when="/*[local-name() = 'faqs'] or /*[local-name() = 'faq' and *[local-name() = 'faqsection' or local-name() = 'faq' or local-name() = 'part']]"/>

  <xsl:template match="/*">
    <h:document kind="faq" title="{normalize-space((@title | *[local-name() = 'title'])[1])}" lang="{@xml:lang}">
      <xsl:apply-templates select="//*[local-name() = 'faq' and *[local-name() = 'question']]" mode="faq"/>
    </h:document>
  </xsl:template>

  <xsl:template match="*" mode="faq">
    <h:question id="{@id}">
      <xsl:copy-of select="*[local-name() = 'question']/node()"/>
    </h:question>
    <h:block><xsl:copy-of select="*[local-name() = 'answer']/node()"/></h:block>
  </xsl:template>
</xsl:stylesheet>
