<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: GPL-3.0-or-later -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:h="urn:houvast:convert:1" exclude-result-prefixes="h">
  <!-- phpMyFAQ export. Its answers are HTML that was escaped twice. -->
  <h:format name="phpmyfaq" when="/*[local-name() = 'phpmyfaq']"/>

  <xsl:template match="/*">
    <h:document kind="faq" title="phpMyFAQ" lang="{*[local-name() = 'article'][1]/*[local-name() = 'language']}">
      <xsl:apply-templates select="*[local-name() = 'article']" mode="article"/>
    </h:document>
  </xsl:template>

  <xsl:template match="*" mode="article">
    <xsl:variable name="id" select="(@solution_id | @id)[1]"/>
    <h:question topic="{*[local-name() = 'category']}">
      <xsl:attribute name="id"><xsl:if test="$id != ''"><xsl:value-of select="concat('faq-', $id)"/></xsl:if></xsl:attribute>
      <xsl:value-of select="*[local-name() = 'question']"/>
    </h:question>
    <xsl:if test="normalize-space(*[local-name() = 'keywords']) != ''">
      <h:keyword><xsl:value-of select="*[local-name() = 'keywords']"/></h:keyword>
    </xsl:if>
    <h:block form="html"><xsl:value-of select="*[local-name() = 'answer']"/></h:block>
  </xsl:template>
</xsl:stylesheet>
